/*
 * What items of every type share: choose, check, feedback, try again, memory, and the summary
 * of a quiz. The HTML is complete without this script; the script holds no text of its own, all
 * of it comes from the page (page.js and the notes in each item's details).
 *
 * A type is one file that calls courseware.register(name, type):
 *
 *   score(answer, key)      a number from 0 to 1; `answer` and `key` are lists of letters
 *   feedback(item, answer)  the nodes that say why; item.note(letter) is the note of a choice
 *
 * and, where its inputs are no plain radio buttons or checkboxes, also
 *
 *   read(item)              the answer that stands in the inputs, [] when there is none yet
 *   write(item, answer)     puts an answer into the inputs; [] empties them
 *   accepts(item, answer)   is this list, read from storage, an answer to this item?
 */
(() => {
  'use strict';
  const courseware = window.courseware;
  if (courseware.register) return;

  const {word, make, fill, verdictLine, onPress} = courseware;
  const types = {};
  let items = [];
  let quizzes = [];

  const choiceInputs = {
    read: item => item.inputs.filter(input => input.checked).map(input => input.value),
    write(item, answer) {
      item.inputs.forEach(input => {
        input.checked = answer.includes(input.value);
      });
    },
    accepts: (item, answer) => answer.length > 0
      && new Set(answer).size === answer.length
      && answer.every(letter => item.inputs.some(input => input.value === letter))
  };

  // ---- an item on the page

  const setUpItem = root => {
    // Without its type's script an item stays as it reads without any script.
    if (!types[root.dataset.type]) return null;
    const find = selector => root.querySelector(selector);
    const {quiz, item: id, hash, key, type} = root.dataset;
    const item = {
      root, quiz, id, hash,
      type: types[type],
      key: key.split(' '),
      body: find('.cw-item__body'),
      inputs: [...root.querySelectorAll('.cw-item__body input')],
      button: find('.cw-check'),
      region: find('.cw-item__feedback'),
      details: find('.cw-item__answer'),
      changed: make('p', 'cw-item__changed', word('changed')),
      record: undefined,
      note: letter => find(`.cw-note[data-for="${letter}"]`)
    };
    const actions = find('.cw-item__actions');
    root.insertBefore(item.changed, actions);
    actions.hidden = false;
    item.changed.hidden = true;
    empty(item);
    onPress(item.button, () => isChecked(item) ? retry(item) : check(item));
    // The request to choose has been met.
    item.body.addEventListener('change', () => fill(item.region, [], true));
    return item;
  };

  const isChecked = item => item.body.disabled;

  // Disabling the fieldset keeps stray keys from changing a checked answer. It dims the small
  // native controls only: rows and texts keep their colours, and the row says "your choice".
  const setChecked = (item, checked) => {
    item.body.disabled = checked;
    item.button.textContent = word(checked ? 'retry' : 'check');
    item.button.classList.toggle('md-button--primary', !checked);
    item.details.hidden = !checked;
    item.details.open = false;
  };

  const markChoices = (item, answer) => {
    item.root.querySelectorAll('.cw-choice').forEach(choice => {
      const letter = choice.dataset.choice;
      const chosen = answer.includes(letter);
      const right = item.key.includes(letter);
      choice.classList.toggle('cw-choice--right', chosen && right);
      choice.classList.toggle('cw-choice--wrong', chosen && !right);
      choice.querySelector('.cw-choice__mark').textContent = chosen
        ? word('your-choice', {verdict: item.note(letter).querySelector('.cw-note__verdict').textContent})
        : '';
    });
  };

  const empty = item => {
    item.type.write(item, []);
    markChoices(item, []);
    setChecked(item, false);
    fill(item.region, [], true);
  };

  const show = (item, aloud) => {
    const {a: answer, s: score} = item.record;
    const verdict = score === 1 ? 'right' : score > 0 ? 'partly' : 'wrong';
    item.type.write(item, answer);
    markChoices(item, answer);
    setChecked(item, true);
    item.changed.hidden = true;
    fill(item.region, [
      ...(aloud ? [] : [make('p', 'cw-item__before', word('from-before'))]),
      verdictLine(verdict, word(verdict)),
      ...item.type.feedback(item, answer)
    ], aloud);
  };

  const check = item => {
    const answer = item.type.read(item);
    if (!answer.length) {
      fill(item.region, [make('p', 'cw-item__choose', word('choose-first'))], true);
      return;
    }
    const score = item.type.score(answer, item.key);
    const {f, n} = item.record || {f: score, n: 0};
    item.record = {v: 1, a: answer, h: item.hash, s: score, f, n: n + 1, t: new Date().toISOString()};
    show(item, true);
    // Trouble is told where the learner is at that moment.
    courseware.keep(item.quiz, item.id, item.record, item.region);
    quizzes.forEach(quiz => {
      if (quiz.id === item.quiz) forgetErased(quiz);
    });
    syncOthers(item.quiz, item.id, true);
  };

  const retry = item => {
    empty(item);
    item.inputs[0].focus();
  };

  // ---- memory

  const isShare = number => typeof number === 'number' && number >= 0 && number <= 1;

  // Anything may stand in storage. Only fields that hold are taken over, by name; the score is
  // counted again.
  const readRecord = (item, {v, a, h, s, f, n, t}) => {
    const holds = v === 1 && h === item.hash
      && Array.isArray(a) && item.type.accepts(item, a)
      && isShare(s) && isShare(f) && Number.isSafeInteger(n) && n > 0
      && typeof t === 'string' && t.length < 40 && Date.parse(t) > 0;
    return holds ? {v, a, h, s: item.type.score(a, item.key), f, n, t} : undefined;
  };

  // Shows what the store holds, unless it is shown already.
  const sync = item => {
    const saved = courseware.store().get(item.quiz, item.id);
    // The hash changes with the meaning of the item: the answer was to another question.
    const lapsed = saved && saved.v === 1 && typeof saved.h === 'string' && saved.h !== item.hash;
    const record = saved && !lapsed ? readRecord(item, saved) : undefined;
    if (saved && !lapsed && !record) courseware.trouble('corrupt');
    item.changed.hidden = !lapsed;
    if (JSON.stringify(record) === JSON.stringify(item.record)) return;
    item.record = record;
    if (record) show(item, false);
    else empty(item);
  };

  // The same item may stand twice on a page, and in another tab.
  const syncOthers = (quiz, id, aloud) => {
    items.forEach(item => {
      if (!quiz || (item.quiz === quiz && item.id === id)) sync(item);
    });
    quizzes.forEach(summary => update(summary, aloud));
  };

  // ---- a quiz: progress, result, start again

  const setUpQuiz = root => {
    const find = selector => root.querySelector(selector);
    const quiz = {
      root,
      id: root.dataset.quiz,
      mastery: Number(root.dataset.mastery),
      items: items.filter(item => root.contains(item.root)),
      bar: find('progress'),
      count: find('.cw-quiz__count'),
      region: find('.cw-quiz__result'),
      actions: find('.cw-quiz__actions'),
      button: find('.cw-restart'),
      erased: null,
      message: '',
      text: ''
    };
    find('.cw-quiz__progress').hidden = false;
    onPress(quiz.button, () => quiz.erased ? undo(quiz) : restart(quiz));
    return quiz;
  };

  // Scores are fractions. Counted in parts of 1/720720, which 1 to 16 divide, their sums are
  // whole numbers, so that mastery is never missed by a rounding error.
  const PARTS = 720720;

  const asPoints = parts =>
    (Math.floor(parts * 10 / PARTS) / 10).toLocaleString(document.documentElement.lang || undefined);

  const resultLines = quiz => {
    const total = quiz.items.length;
    const parts = field => quiz.items.reduce((sum, {record}) => sum + Math.round(record[field] * PARTS), 0);
    const earned = parts('s');
    const percent = Math.floor(earned * 100 / (total * PARTS));
    const mastered = earned * 100 >= quiz.mastery * total * PARTS;
    const gaps = {total, percent, mastery: quiz.mastery};
    const points = field => Object.assign({n: asPoints(parts(field))}, gaps);
    return [
      verdictLine(mastered ? 'right' : 'partly', word(mastered ? 'mastered' : 'not-mastered', gaps)),
      make('p', '', word('score', points('s'))),
      make('p', '', word('first-try', points('f')))
    ];
  };

  const update = (quiz, aloud) => {
    const total = quiz.items.length;
    const n = quiz.items.filter(item => item.record).length;
    quiz.bar.max = total;
    quiz.bar.value = n;
    quiz.count.textContent = word('answered', {n, total});
    quiz.button.textContent = word(quiz.erased ? 'undo' : 'restart');
    quiz.actions.hidden = !n && !quiz.erased;
    const lines = quiz.message ? [make('p', '', word(quiz.message))] : [];
    if (n && n === total) lines.push(...resultLines(quiz));
    // The same text once more would be spoken once more.
    const text = lines.map(line => line.textContent).join('\n');
    if (text !== quiz.text) fill(quiz.region, lines, aloud);
    quiz.text = text;
  };

  // Undo instead of "are you sure?": it stays until the next answer to this quiz.
  const restart = quiz => {
    quiz.erased = quiz.items.map(item => item.record);
    quiz.message = 'restarted';
    courseware.store().clear(quiz.id);
    items.forEach(item => {
      if (item.quiz !== quiz.id) return;
      item.record = undefined;
      item.changed.hidden = true;
      empty(item);
    });
    quizzes.forEach(each => update(each, true));
  };

  const undo = quiz => {
    quiz.items.forEach((item, index) => {
      const record = quiz.erased[index];
      if (record && !item.record) courseware.store().set(item.quiz, item.id, record);
    });
    forgetErased(quiz);
    quiz.message = 'undone';
    syncOthers('', '', true);
  };

  const forgetErased = quiz => {
    quiz.erased = null;
    quiz.message = '';
  };

  // ---- start

  const start = () => {
    const first = items[0];
    items = courseware.once('.cw-item', setUpItem);
    if (!items.length || items[0] === first) return;
    quizzes = courseware.once('.cw-quiz', setUpQuiz);
    syncOthers('', '', false);
  };

  courseware.register = (name, type) => {
    types[name] = Object.assign({}, choiceInputs, type);
  };
  courseware.changed((quiz, id) => syncOthers(quiz, id, false));
  courseware.start(start);
})();
