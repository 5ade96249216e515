/*
 * How far a learner is: counted from what the store holds and from the outline of the course that
 * comes with the page (html/outline_data.py). Fills in what html/progress.py has prepared.
 *
 *   courseware.progress.outline()   the modules with their pages, as they stand now:
 *       module  {id, title, planned, pages, quizzes}
 *       page    {name, title, address, minutes, core, items, done, at, changes}
 *               done     the day it was marked as done (a Date), or undefined
 *               at       when the learner was last busy with it (ms), 0 for never
 *               changes  what is not as it was then: {text: true} or {number, isNew}
 *       quiz    {id, total, answered, percent, isMastered}
 *   courseware.progress.mark(page, isDone)   keeps that a page is done, or no longer is
 *   courseware.progress.update()             fills in anew, after a change on this page
 *   courseware.progress.left(pages, field)   the minutes of those pages that are not done
 *   courseware.progress.day(date)            a day in words
 *
 * A page that is done is kept as {v: 1, t, h}: `t` is when, `h` holds by language what the page and
 * its questions said then, each as a fingerprint under the question's name ("" for the page itself).
 */
(() => {
  'use strict';
  const courseware = window.courseware;
  if (courseware.progress) return;

  const {word, make, fill, onPress} = courseware;
  const PART = '~page';
  // Fractions of points are counted in whole parts, as in item.js, so that no rounding takes mastery away.
  const PARTS = 720720;

  const language = () => document.documentElement.lang || 'en';

  // Our English is British; the browser's own is not.
  const day = date => date.toLocaleDateString(language() === 'en' ? 'en-GB' : language(), {dateStyle: 'long'});

  // ---- what is kept, checked: anything may stand in storage

  const timeOf = record => {
    const time = record && typeof record.t === 'string' && record.t.length < 40 ? Date.parse(record.t) : 0;
    return time > 0 ? time : 0;
  };

  const isTable = value => Boolean(value) && typeof value === 'object' && !Array.isArray(value);

  const readPage = name => {
    const record = courseware.store().get(PART, name);
    if (!record) return undefined;
    if (record.v === 1 && timeOf(record) && isTable(record.h)) return record;
    courseware.trouble('corrupt');
  };

  // An answer counts while the question means what it meant then; item.js judges it further.
  const readAnswer = ([quiz, id, hash]) => {
    const record = courseware.store().get(quiz, id);
    const holds = record && record.v === 1 && record.h === hash && timeOf(record)
      && typeof record.s === 'number' && record.s >= 0 && record.s <= 1;
    return holds ? {score: record.s, at: timeOf(record)} : undefined;
  };

  // ---- how the course stands

  const printsOf = page => Object.fromEntries([
    ['', page.print],
    ...page.items.map(([quiz, id, , print]) => [`${quiz}#${id}`, print])
  ]);

  const changesOf = (page, record) => {
    const then = record && record.h[language()];
    // Done in another language only: nobody knows what this one said then.
    if (!isTable(then)) return [];
    const changes = then[''] === page.print ? [] : [{text: true}];
    page.items.forEach(([quiz, id, , print], index) => {
      const before = then[`${quiz}#${id}`];
      if (before !== print) changes.push({number: index + 1, isNew: before === undefined});
    });
    return changes;
  };

  const standOfPage = page => {
    const record = readPage(page.name);
    const answers = page.items.map(readAnswer).filter(Boolean).map(answer => answer.at);
    return Object.assign({}, page, {
      done: record && new Date(timeOf(record)),
      at: Math.max(timeOf(record), 0, ...answers),
      changes: changesOf(page, record)
    });
  };

  const standOfQuiz = (quiz, items) => {
    const answers = items.map(readAnswer).filter(Boolean);
    const parts = answers.reduce((sum, {score}) => sum + Math.round(score * PARTS), 0);
    const whole = items.length * PARTS;
    return {
      id: quiz.id,
      total: items.length,
      answered: answers.length,
      percent: Math.floor(parts * 100 / whole),
      isMastered: answers.length === items.length && parts * 100 >= quiz.mastery * whole
    };
  };

  const told = () => {
    const node = document.querySelector('script.cw-outline');
    return node ? JSON.parse(node.textContent) : {version: '', modules: []};
  };

  const outline = () => told().modules.map(module => Object.assign({}, module, {
    pages: module.pages.map(standOfPage),
    quizzes: module.pages.flatMap(page => page.quizzes.map(quiz =>
      standOfQuiz(quiz, page.items.filter(([name]) => name === quiz.id))))
  }));

  const mark = (page, isDone) => {
    if (!isDone) {
      courseware.store().remove(PART, page.name);
      return;
    }
    const before = readPage(page.name) || {t: new Date().toISOString(), h: {}};
    const h = Object.assign({}, before.h, {[language()]: printsOf(page)});
    courseware.keep(PART, page.name, {v: 1, t: before.t, h});
  };

  // ---- filling in

  const isLeft = page => !page.done;
  const left = (pages, field) => pages.filter(isLeft).reduce((sum, page) => sum + page[field], 0);

  const link = page => {
    const node = document.createElement('a');
    node.textContent = page.title;
    node.href = page.address;
    return node;
  };

  const fillBar = (bar, modules) => {
    const {scope} = bar.dataset;
    const all = modules.flatMap(module => module.pages);
    const field = scope === 'core' ? 'core' : 'minutes';
    const pages = scope === 'course' ? all : scope === 'core' ? all.filter(page => page.core)
      : modules.filter(module => module.id === scope).flatMap(module => module.pages);
    const n = pages.length - pages.filter(isLeft).length;
    const gaps = {n, total: pages.length, minutes: left(pages, field)};
    bar.querySelector('progress').max = pages.length;
    bar.querySelector('progress').value = n;
    bar.querySelector('.cw-bar__said').textContent = word(n < pages.length ? 'progress-of' : 'progress-all', gaps);
    bar.hidden = false;
  };

  // The page that the learner was last busy with, or the next one that is not done.
  const nextPage = pages => {
    const last = pages.reduce((latest, page, index) => page.at > pages[latest].at ? index : latest, 0);
    return [...pages.slice(last), ...pages].find(isLeft);
  };

  const fillContinue = (node, pages) => {
    const hasBegun = pages.some(page => page.at);
    const next = hasBegun && nextPage(pages);
    const line = make('p', '', word(next ? 'progress-continue' : 'progress-finished'));
    if (next) line.append(' ', link(next));
    node.replaceChildren(line);
    node.hidden = !hasBegun;
  };

  const fillStep = (step, page) => {
    const state = page.changes.length ? 'changed' : page.done ? 'done' : '';
    step.dataset.state = state;
    step.querySelector('.cw-stop__state').textContent = state && word(`progress-is-${state}`);
  };

  const fillQuiz = (row, quiz) => {
    const name = quiz.answered < quiz.total ? 'answered' : quiz.isMastered ? 'mastered' : 'not-mastered';
    row.querySelector('.cw-quiz-state').textContent =
      word(`progress-quiz-${name}`, {n: quiz.answered, total: quiz.total, percent: quiz.percent});
  };

  const inWords = ({text, number, isNew}) =>
    text ? word('progress-text') : word(isNew ? 'progress-new-question' : 'progress-question', {n: number});

  // What changed on the pages that this page tells of, and a button to have done with it.
  const fillChanges = (region, pages, aloud) => {
    const changed = pages.filter(page => page.changes.length);
    if (!changed.length) {
      if (region.childElementCount) fill(region, aloud ? [make('p', '', word('progress-noted'))] : [], aloud);
      return;
    }
    const list = make('ul', '');
    changed.forEach(page => {
      const row = make('li', '');
      row.append(link(page), `: ${page.changes.map(inWords).join(', ')}`);
      list.append(row);
    });
    const button = make('button', 'md-button cw-seen', word('progress-seen'));
    button.type = 'button';
    onPress(button, () => {
      changed.forEach(page => mark(page, true));
      // The button goes; the focus stays where it was.
      region.tabIndex = -1;
      region.focus();
      update(true);
    });
    fill(region, [make('p', 'cw-changes__title', word('progress-changes')), list, button], false);
  };

  const update = aloud => {
    const modules = outline();
    const pages = modules.flatMap(module => module.pages);
    const each = (selector, action) => document.querySelectorAll(selector).forEach(action);
    each('.cw-bar', bar => fillBar(bar, modules));
    each('.cw-sum', node => {
      node.hidden = false;
    });
    each('.cw-continue', node => fillContinue(node, pages));
    each('.cw-changes', region => fillChanges(region, pages, aloud));
    pages.forEach(page => each(`.cw-stop[data-page="${page.name}"]`, step => fillStep(step, page)));
    modules.flatMap(module => module.quizzes).forEach(quiz =>
      each(`[data-quiz="${quiz.id}"]:has(.cw-quiz-state)`, row => fillQuiz(row, quiz)));
  };

  courseware.progress = {outline, mark, update: () => update(false), left, day};
  courseware.changed(() => update(false));
  courseware.start(() => update(false));
})();
