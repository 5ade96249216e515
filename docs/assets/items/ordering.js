/*
 * Steps in order: the whole order earns the point, one step to move half of it. Buttons move a step;
 * what was pressed keeps the focus, because it is the neighbour that changes place in the document.
 */
(() => {
  'use strict';
  const {register, make, word, onPress} = window.courseware;

  const steps = item => [...item.list.children];
  const order = item => steps(item).map(step => step.dataset.step);
  const textOf = step => step.querySelector('.cw-step__text').textContent;

  // The longest row of steps that stand in the right order among themselves, found from the top;
  // tools/courseware/scoring.py counts the same way.
  const thatStand = (answer, key) => {
    const longest = rows => rows.reduce((best, row) => row.length > best.length ? row : best, []);
    const rows = [];
    answer.forEach(step => {
      const before = rows.filter(row => key.indexOf(row[row.length - 1]) < key.indexOf(step));
      rows.push([...longest(before), step]);
    });
    return longest(rows);
  };

  const tell = (item, step) => {
    const at = steps(item).indexOf(step);
    item.said.textContent = word('order-place', {text: textOf(step), n: at + 1, total: steps(item).length});
  };

  const move = (item, step, way) => {
    const other = way === 'up' ? step.previousElementSibling : step.nextElementSibling;
    if (!other) {
      item.said.textContent = word(way === 'up' ? 'order-first' : 'order-last', {text: textOf(step)});
      return;
    }
    if (way === 'up') step.after(other);
    else step.before(other);
    tell(item, step);
    // As a change in any other input: what was asked for has been done.
    item.body.dispatchEvent(new Event('change'));
  };

  register('ordering', {
    setUp(item) {
      item.list = item.root.querySelector('.cw-order');
      item.said = item.root.querySelector('.cw-order__said');
      item.given = order(item);
      steps(item).forEach(step => {
        step.querySelector('.cw-step__move').hidden = false;
        ['up', 'down'].forEach(way =>
          onPress(step.querySelector(`.cw-step__${way}`), () => move(item, step, way)));
      });
    },
    // The order that the page gives is never the right one, so it is no answer yet.
    read: item => order(item).join() === item.given.join() ? [] : order(item),
    write(item, answer) {
      const by = Object.fromEntries(steps(item).map(step => [step.dataset.step, step]));
      item.list.append(...(answer.length ? answer : item.given).map(name => by[name]));
      item.said.textContent = '';
    },
    wanting: () => word('order-untouched'),
    accepts: (item, answer) => answer.every(name => typeof name === 'string')
      && [...answer].sort().join() === [...item.given].sort().join(),
    score(answer, key) {
      const moves = answer.length - thatStand(answer, key).length;
      return moves ? (moves === 1 ? 0.5 : 0) : 1;
    },
    mark(item, answer) {
      const stand = thatStand(answer, item.key);
      steps(item).forEach(step => {
        const right = stand.includes(step.dataset.step);
        step.classList.toggle('cw-step--right', Boolean(answer.length) && right);
        step.classList.toggle('cw-step--wrong', Boolean(answer.length) && !right);
        step.querySelector('.cw-part__mark').textContent = answer.length
          ? word(right ? 'order-stands' : 'order-moves')
          : '';
      });
    },
    feedback(item, answer) {
      const stand = thatStand(answer, item.key);
      const list = make('ul', 'cw-notes');
      list.append(...answer.filter(name => !stand.includes(name)).map(name => item.note(name).cloneNode(true)));
      return [...(list.children.length ? [list] : []), make('p', 'cw-item__rest', word('order-rest'))];
    },
    resumes: true
  });
})();
