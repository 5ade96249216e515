/*
 * What items of every type share: choose, check, feedback, try again, memory. The HTML is complete
 * without this script; the script holds no text of its own, all of it comes from the page (page.js
 * and the notes in each item's details).
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
 *   wanting(item)           what to say when there is no answer yet
 *   setUp(item)             what the type adds to an item, once
 *   mark(item, answer)      shows in the rows what was chosen, and whether it is right; [] clears
 *   resumes                 true: after "try again" the answer stands there to be changed
 *   labels                  {check, retry, before}: words in the place of those of every item
 *
 * Scripts that build on items (quiz.js, confidence.js, review.js) find them in courseware.items:
 *
 *   all()              the items on the page, in their order
 *   setUp()            sets up items that were added to the page
 *   forget(quiz)       erases the answers to a quiz
 *   sync(aloud)        shows what the store holds
 *   onChange(action)   action({checked, aloud}) when answers may have changed; `checked` is the item
 *                      that was checked just now, if one was
 *
 * An item with data-ungraded has no score and stands in no result.
 *
 * A record is {v, a, h, s, f, n, t, c}: version 1, the answer, the item's hash, the score, the score at
 * the first try, the number of tries, when; and how sure the learner was at the first try, if asked.
 */
(() => {
  'use strict';
  const courseware = window.courseware;
  if (courseware.register) return;

  const {word, make, fill, verdictLine, onPress} = courseware;
  const types = {};
  const listeners = [];
  let items = [];

  const choiceInputs = {
    read: item => item.inputs.filter(input => input.checked).map(input => input.value),
    write(item, answer) {
      item.inputs.forEach(input => {
        input.checked = answer.includes(input.value);
      });
    },
    accepts: (item, answer) => answer.length > 0
      && new Set(answer).size === answer.length
      && answer.every(letter => item.inputs.some(input => input.value === letter)),
    wanting: () => word('choose-first'),
    setUp: () => {},
    mark: (item, answer) => markChoices(item, answer),
    labels: {check: 'check', retry: 'retry', before: 'from-before'}
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
      key: (key || '').split(' '),
      body: find('.cw-item__body'),
      inputs: [...root.querySelectorAll('.cw-item__body :is(input, textarea)')],
      button: find('.cw-check'),
      region: find('.cw-item__feedback'),
      details: find('.cw-item__answer'),
      changed: make('p', 'cw-item__changed', word('changed')),
      graded: key !== undefined && !('ungraded' in root.dataset),
      record: undefined,
      sureness: () => undefined,
      note: letter => find(`.cw-note[data-for="${letter}"]`)
    };
    const actions = find('.cw-item__actions');
    root.insertBefore(item.changed, actions);
    actions.hidden = false;
    item.changed.hidden = true;
    item.type.setUp(item);
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
    item.button.textContent = word(item.type.labels[checked ? 'retry' : 'check']);
    item.button.classList.toggle('md-button--primary', !checked);
    // Where nothing is graded, it stands in the region once there is an answer.
    item.details.hidden = checked !== item.graded;
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
    item.type.mark(item, []);
    setChecked(item, false);
    fill(item.region, [], true);
  };

  const show = (item, aloud) => {
    const {a: answer, s: score} = item.record;
    const verdict = score === 1 ? 'right' : score > 0 ? 'partly' : 'wrong';
    item.type.write(item, answer);
    item.type.mark(item, answer);
    setChecked(item, true);
    item.changed.hidden = true;
    fill(item.region, [
      ...(aloud ? [] : [make('p', 'cw-item__before', word(item.type.labels.before))]),
      ...(item.graded ? [verdictLine(verdict, word(verdict))] : []),
      ...item.type.feedback(item, answer)
    ], aloud);
  };

  const check = item => {
    const answer = item.type.read(item);
    if (!answer.length) {
      fill(item.region, [make('p', 'cw-item__choose', item.type.wanting(item))], true);
      return;
    }
    const {f, n, c} = item.record || {n: 0, c: item.sureness()};
    item.record = {v: 1, a: answer, h: item.hash, n: n + 1, t: new Date().toISOString(), c};
    if (item.graded) {
      const score = item.type.score(answer, item.key);
      Object.assign(item.record, {s: score, f: n ? f : score});
    }
    show(item, true);
    // Trouble is told where the learner is at that moment.
    courseware.keep(item.quiz, item.id, item.record, item.region);
    syncSame(item.quiz, item.id);
    tell({checked: item, aloud: true});
  };

  const retry = item => {
    const {a: answer} = item.record;
    empty(item);
    if (item.type.resumes) item.type.write(item, answer);
    item.root.querySelector('.cw-item__body :is(input, textarea, button)').focus();
  };

  // ---- memory

  const SURENESS = ['sure', 'fairly', 'guess'];

  const isShare = number => typeof number === 'number' && number >= 0 && number <= 1;

  // Anything may stand in storage. Only fields that hold are taken over, by name; the score is
  // counted again.
  const readRecord = (item, {v, a, h, s, f, n, t, c}) => {
    const holds = v === 1 && h === item.hash
      && Array.isArray(a) && item.type.accepts(item, a)
      && (!item.graded || (isShare(s) && isShare(f))) && Number.isSafeInteger(n) && n > 0
      && typeof t === 'string' && t.length < 40 && Date.parse(t) > 0;
    if (!holds) return undefined;
    const kept = {v, a, h, n, t, c: SURENESS.includes(c) ? c : undefined};
    return Object.assign(kept, item.graded ? {s: item.type.score(a, item.key), f} : {});
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
  const syncSame = (quiz, id) => items.forEach(item => {
    if (!quiz || (item.quiz === quiz && item.id === id)) sync(item);
  });

  const tell = change => listeners.forEach(listener => listener(change));

  const forget = quiz => {
    courseware.store().clear(quiz);
    items.forEach(item => {
      if (item.quiz !== quiz) return;
      item.record = undefined;
      item.changed.hidden = true;
      empty(item);
    });
    tell({aloud: true});
  };

  // ---- start

  const setUp = () => {
    const before = items;
    items = courseware.once('.cw-item', setUpItem);
    if (items.every(item => before.includes(item))) return;
    syncSame();
    tell({aloud: false});
  };

  courseware.items = {
    all: () => items,
    setUp,
    forget,
    sync(aloud) {
      syncSame();
      tell({aloud});
    },
    onChange: listener => listeners.push(listener)
  };
  courseware.register = (name, type) => {
    types[name] = Object.assign({}, choiceInputs, type);
  };
  courseware.changed((quiz, id) => {
    syncSame(quiz, id);
    tell({aloud: false});
  });
  courseware.start(setUp);
})();
