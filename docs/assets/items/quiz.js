/*
 * A quiz: how many of its items are answered, the result, start again, and when to come back.
 *
 * What to look at comes first in the result: where the learner was sure and it was not right, then
 * what is not right yet, then what was a guess. Points come last. Links lead to the items.
 */
(() => {
  'use strict';
  const courseware = window.courseware;
  if (courseware.restarts) return;

  const {word, make, fill, verdictLine, onPress, items, schedule} = courseware;
  let quizzes = [];
  courseware.restarts = true;

  const setUp = root => {
    const find = selector => root.querySelector(selector);
    const inside = items.all().filter(item => root.contains(item.root));
    if (!inside.length) return null;
    const quiz = {
      root,
      id: root.dataset.quiz,
      title: root.dataset.title,
      mastery: Number(root.dataset.mastery),
      items: inside,
      graded: inside.filter(item => item.graded),
      bar: find('progress'),
      count: find('.cw-quiz__count'),
      lists: find('.cw-quiz__again'),
      region: find('.cw-quiz__result'),
      actions: find('.cw-quiz__actions'),
      button: find('.cw-restart'),
      dates: find('.cw-quiz__dates'),
      reminder: null,
      erased: null,
      message: '',
      text: ''
    };
    find('.cw-quiz__progress').hidden = false;
    onPress(quiz.button, () => quiz.erased ? undo(quiz) : restart(quiz));
    return quiz;
  };

  // ---- what to look at again

  const LONGEST_NAME = 60;

  // Enough of the stem to know the item by, and no half words.
  const nameOf = item => {
    const text = item.root.querySelector('.cw-item__text').textContent.trim();
    if (text.length <= LONGEST_NAME) return text;
    return `${text.slice(0, LONGEST_NAME).replace(/\s+\S*$/, '')} …`;
  };

  const entry = (quiz, item) => {
    const row = make('li', '');
    const link = make('a', '', word('quiz-item', {n: quiz.graded.indexOf(item) + 1, stem: nameOf(item)}));
    link.href = `#${item.root.id}`;
    // A link with a class is none of the running text to the theme, and not underlined.
    link.removeAttribute('class');
    row.append(link);
    if (item.record.f < 1 && item.record.s === 1) row.append(' ', word('quiz-right-since'));
    return row;
  };

  const listOf = (quiz, name, found) => {
    if (!found.length) return [];
    const title = make('p', 'cw-quiz__why', word(name));
    const list = make('ul', '');
    title.id = `${quiz.root.id}--${name}`;
    list.setAttribute('aria-labelledby', title.id);
    list.append(...found.map(item => entry(quiz, item)));
    return [title, list];
  };

  const lists = quiz => {
    const surely = ({record: {c, f}}) => c === 'sure' && f < 1;
    const again = ({record: {s}}) => s < 1;
    const luckily = ({record: {c, f}}) => c === 'guess' && f === 1;
    return [
      ...listOf(quiz, 'quiz-sure-wrong', quiz.graded.filter(surely)),
      ...listOf(quiz, 'quiz-again', quiz.graded.filter(item => again(item) && !surely(item))),
      ...listOf(quiz, 'quiz-guessed-right', quiz.graded.filter(item => luckily(item) && !again(item)))
    ];
  };

  // ---- points

  // Scores are fractions. Counted in parts of 1/720720, which 1 to 16 divide, their sums are
  // whole numbers, so that mastery is never missed by a rounding error.
  const PARTS = 720720;

  const asPoints = parts =>
    (Math.floor(parts * 10 / PARTS) / 10).toLocaleString(document.documentElement.lang || undefined);

  const points = quiz => {
    const total = quiz.graded.length;
    const parts = field => quiz.graded.reduce((sum, {record}) => sum + Math.round(record[field] * PARTS), 0);
    const earned = parts('s');
    const percent = Math.floor(earned * 100 / (total * PARTS));
    const mastered = earned * 100 >= quiz.mastery * total * PARTS;
    const gaps = {total, percent, mastery: quiz.mastery};
    const pointsFor = field => Object.assign({n: asPoints(parts(field))}, gaps);
    return [
      verdictLine(mastered ? 'right' : 'partly', word(mastered ? 'mastered' : 'not-mastered', gaps)),
      make('p', '', word('score', pointsFor('s'))),
      make('p', '', word('first-try', pointsFor('f')))
    ];
  };

  // ---- everything a quiz shows

  // Not anew when it is the same: it would be spoken once more, or take the focus away.
  const put = (region, nodes) => {
    const text = found => found.map(node => node.textContent).join('\n');
    if (text(nodes) !== text([...region.children])) region.replaceChildren(...nodes);
    region.hidden = !nodes.length;
  };

  const update = (quiz, aloud) => {
    const total = quiz.graded.length;
    const n = quiz.graded.filter(item => item.record).length;
    const isFinished = n > 0 && n === total;
    quiz.bar.max = total;
    quiz.bar.value = n;
    quiz.count.textContent = word('answered', {n, total});
    quiz.button.textContent = word(quiz.erased ? 'undo' : 'restart');
    quiz.actions.hidden = !quiz.items.some(item => item.record) && !quiz.erased;
    put(quiz.lists, isFinished ? lists(quiz) : []);
    const lines = quiz.message ? [make('p', '', word(quiz.message))] : [];
    if (isFinished) lines.push(...points(quiz));
    const text = lines.map(line => line.textContent).join('\n');
    if (text !== quiz.text) fill(quiz.region, lines, aloud);
    quiz.text = text;
    showDates(quiz, isFinished);
  };

  const showDates = (quiz, isFinished) => {
    // Without a page to come back to there is nothing to plan.
    if (!quiz.dates) return;
    quiz.dates.hidden = !isFinished;
    if (!isFinished) return;
    const plan = schedule.finish(quiz.id, quiz.graded.map(item => item.record.t));
    const text = quiz.dates.querySelector('.cw-quiz__when');
    const ahead = schedule.days(plan).filter(({day}) => day > schedule.today());
    text.textContent = word(ahead.length ? 'quiz-come-back' : 'quiz-came-back', {
      dates: schedule.inWords(ahead.map(({day}) => day))
    });
    if (!quiz.reminder) {
      quiz.reminder = schedule.reminder(quiz.root.id, quiz.id, () => [quiz], quiz.dates.dataset.page);
      text.after(quiz.reminder);
    }
    quiz.reminder.hidden = !ahead.length;
  };

  // ---- start again

  // Undo instead of "are you sure?": it stays until the next answer to this quiz.
  const restart = quiz => {
    quiz.erased = {records: quiz.items.map(item => item.record), plan: schedule.read(quiz.id)};
    quiz.message = 'restarted';
    // In this order: another tab that still sees a finished quiz would plan it anew.
    items.forget(quiz.id);
    schedule.forget(quiz.id);
  };

  const undo = quiz => {
    const {records, plan} = quiz.erased;
    if (plan) schedule.keep(quiz.id, plan);
    quiz.items.forEach((item, index) => {
      if (records[index] && !item.record) courseware.store().set(item.quiz, item.id, records[index]);
    });
    quiz.erased = null;
    quiz.message = 'undone';
    items.sync(true);
  };

  // ---- start

  items.onChange(({checked, aloud}) => quizzes.forEach(quiz => {
    if (checked && checked.quiz === quiz.id) Object.assign(quiz, {erased: null, message: ''});
    update(quiz, aloud);
  }));
  courseware.start(() => {
    quizzes = courseware.once('.cw-quiz', setUp);
    quizzes.forEach(quiz => update(quiz, false));
  });
})();
