/*
 * How sure the learner is, asked before the first check of an item in a quiz. The learner switches it
 * on or off for a quiz; it is kept as `~confidence|<quiz>`. It never keeps anybody from checking: who
 * says nothing has said nothing. After the feedback sureness means nothing, so it is asked once.
 */
(() => {
  'use strict';
  const courseware = window.courseware;
  if (courseware.sureness) return;

  const {word, make, items} = courseware;
  const PART = '~confidence';
  const LEVELS = ['sure', 'fairly', 'guess'];
  let switches = [];
  courseware.sureness = LEVELS;

  const isOn = quiz => {
    const record = courseware.store().get(PART, quiz);
    return Boolean(record) && record.v === 1 && record.on === true;
  };

  const choice = (item, level) => {
    const row = make('span', 'cw-sure__choice');
    const input = make('input', '');
    const label = make('label', '', word(`confidence-${level}`));
    input.type = 'radio';
    input.name = `${item.root.id}--sure`;
    input.id = `${input.name}-${level}`;
    input.value = level;
    input.autocomplete = 'off';
    label.htmlFor = input.id;
    row.append(input, label);
    return row;
  };

  const question = item => {
    const root = make('div', 'cw-sure');
    const title = make('p', 'cw-sure__question', word('confidence-ask'));
    const row = make('div', 'cw-sure__choices');
    title.id = `${item.root.id}--how-sure`;
    root.setAttribute('role', 'radiogroup');
    root.setAttribute('aria-labelledby', title.id);
    row.append(...LEVELS.map(level => choice(item, level)));
    root.append(title, row);
    return root;
  };

  // An item that is asked has the question, hidden while there is nothing to ask, and what was said.
  const prepare = item => {
    const asked = {item, question: question(item), said: make('p', 'cw-sure__said')};
    item.root.querySelector('.cw-item__actions').before(asked.question, asked.said);
    item.sureness = () => {
      const chosen = asked.question.querySelector('input:checked');
      return chosen && !asked.question.hidden ? chosen.value : undefined;
    };
    return asked;
  };

  const update = each => {
    const on = isOn(each.quiz);
    each.input.checked = on;
    each.asked.forEach(({item, question: group, said}) => {
      const {record} = item;
      group.hidden = !on || Boolean(record);
      said.hidden = !record || !record.c;
      said.textContent = said.hidden ? '' : word(`confidence-was-${record.c}`);
      if (record) group.querySelectorAll('input').forEach(input => {
        input.checked = false;
      });
    });
  };

  const setUp = box => {
    const root = box.closest('.cw-quiz');
    const graded = items.all().filter(item => item.graded && root.contains(item.root));
    if (!graded.length) return null;
    const each = {quiz: root.dataset.quiz, input: box.querySelector('input'), asked: graded.map(prepare)};
    box.hidden = false;
    each.input.addEventListener('change', () => {
      courseware.keep(PART, each.quiz, {v: 1, on: each.input.checked});
      switches.forEach(update);
    });
    return each;
  };

  items.onChange(() => switches.forEach(update));
  courseware.start(() => {
    switches = courseware.once('.cw-confidence', setUp);
    switches.forEach(update);
  });
})();
