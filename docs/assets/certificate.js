/*
 * The certificate: fills the sheet with what progress.js counts and with the name that is typed.
 * The name is kept under ~certificate only when the learner asks for it.
 */
(() => {
  'use strict';
  const courseware = window.courseware;
  if (courseware.isCertificateSet) return;
  courseware.isCertificateSet = true;

  const {word, make, fill, progress} = courseware;
  const PART = '~certificate';
  const LONGEST = 80;
  // Where more is missing, the table says how much; all of it would not fit the sheet.
  const NAMED = 3;
  let sheets = [];

  const readName = () => {
    const record = courseware.store().get(PART, 'it');
    if (!record) return undefined;
    if (record.v === 1 && typeof record.name === 'string' && record.name.length <= LONGEST) return record.name;
    courseware.trouble('corrupt');
  };

  const setUp = form => {
    const find = selector => document.querySelector(selector);
    const sheet = {
      form,
      name: find('#cw-certificate-name'),
      keep: find('#cw-certificate-keep'),
      root: find('.cw-certificate')
    };
    const kept = readName();
    sheet.name.value = kept || '';
    sheet.keep.checked = kept !== undefined;
    const keepName = () => {
      if (sheet.keep.checked) {
        courseware.keep(PART, 'it', {v: 1, name: sheet.name.value.trim(), t: new Date().toISOString()});
      } else {
        courseware.store().remove(PART, 'it');
      }
    };
    sheet.name.addEventListener('input', () => {
      find('.cw-certificate__name').textContent = sheet.name.value.trim();
    });
    sheet.name.addEventListener('change', () => {
      if (sheet.keep.checked) keepName();
    });
    sheet.keep.addEventListener('change', keepName);
    form.addEventListener('submit', event => {
      event.preventDefault();
      window.print();
    });
    form.hidden = false;
    return sheet;
  };

  const quizInWords = quiz => quiz.answered < quiz.total
    ? word('progress-quiz-answered', {n: quiz.answered, total: quiz.total})
    : word(quiz.isMastered ? 'progress-quiz-mastered' : 'progress-quiz-not-mastered', {percent: quiz.percent});

  // What is missing before a module is whole: pages by their titles, questions by their number.
  const missingIn = module => [
    ...module.pages.filter(page => !page.done).map(page => page.title),
    ...module.quizzes.filter(quiz => quiz.answered < quiz.total)
      .map(quiz => word('certificate-unanswered', {n: quiz.total - quiz.answered}))
  ];

  const rows = (modules, root) => modules.forEach(module => {
    const row = root.querySelector(`tr[data-module="${module.id}"]`);
    if (!row) return;
    const total = module.pages.length;
    const n = module.pages.filter(page => page.done).length;
    row.dataset.state = missingIn(module).length ? 'part' : 'whole';
    row.querySelector('.cw-certificate__done').textContent = word('certificate-pages', {n, total});
    row.querySelector('.cw-certificate__quiz').textContent = module.quizzes.map(quizInWords).join('; ');
  });

  const show = ({name, root}) => {
    const find = selector => root.querySelector(selector);
    const modules = progress.outline();
    const here = modules.filter(module => module.pages.length);
    const open = here.filter(module => missingIn(module).length);
    const pages = here.flatMap(module => module.pages);
    const minutes = pages.reduce((sum, page) => sum + page.minutes, 0) - progress.left(pages, 'minutes');
    const standing = open.length ? 'part' : here.length < modules.length ? 'here' : 'whole';
    rows(modules, root);
    find('.cw-certificate__title').textContent = word(open.length ? 'certificate-title-part' : 'certificate-title');
    find('.cw-certificate__name').textContent = name.value.trim();
    const text = word(`certificate-standing-${standing}`, {n: here.length, total: modules.length});
    if (find('.cw-certificate__standing').textContent !== text) {
      fill(find('.cw-certificate__standing'), [text], false);
    }
    const named = open.filter(module => missingIn(module).length <= NAMED);
    find('.cw-certificate__missing').replaceChildren(...named.map(module =>
      make('p', '', word('certificate-missing', {module: module.title, what: missingIn(module).join('; ')}))));
    find('.cw-certificate__date').textContent = progress.day(new Date());
    find('.cw-certificate__minutes').textContent = word('certificate-planned-minutes', {n: minutes});
  };

  const update = () => sheets.forEach(show);

  courseware.changed(update);
  courseware.start(() => {
    sheets = courseware.once('.cw-certificate-form', setUp);
    update();
  });
})();
