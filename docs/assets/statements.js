/*
 * What the mirror and the baseline have in common: answers on a scale, and a table that compares two.
 *
 *   courseware.statements.form(root)    the statements of a form, each {id, text, steps, inputs, talk}
 *   courseware.statements.read(form)    the answers, a number from 0 for each step, null where there is none
 *   courseware.statements.write(form, answers)
 *   courseware.statements.open(form)    the numbers (from 1) of statements without an answer
 *   courseware.statements.table(caption, heads, rows)
 *       a table whose rows are {text, cells, marks, steps}: `cells` are texts, one for each head behind
 *       the first; `marks` are {own, team, low, high}, places on the scale to draw, which the cells say too
 *   courseware.statements.key(marks)    what the marks mean, as [name, text] pairs
 */
(() => {
  'use strict';
  const courseware = window.courseware;
  if (courseware.statements) return;

  const {make} = courseware;

  const form = root => [...root.querySelectorAll('.cw-statement')].map(node => ({
    node,
    text: node.querySelector('.cw-statement__text').textContent,
    steps: [...node.querySelectorAll('.cw-degree span')].map(step => step.textContent),
    inputs: [...node.querySelectorAll('.cw-degree input')],
    talk: node.querySelector('.cw-statement__talk')
  }));

  const read = statements => statements.map(({inputs}) => {
    const chosen = inputs.findIndex(input => input.checked);
    return chosen < 0 ? null : chosen;
  });

  const write = (statements, answers) => statements.forEach(({inputs}, index) => {
    inputs.forEach((input, step) => {
      input.checked = answers[index] === step;
    });
  });

  const open = statements =>
    read(statements).map((answer, index) => answer === null ? index + 1 : 0).filter(Boolean);

  // ---- the table

  const track = ({marks, steps}) => {
    const line = make('div', 'cw-track');
    // All of it is said in the cells.
    line.setAttribute('aria-hidden', 'true');
    line.style.setProperty('--last', steps.length - 1);
    line.append(...steps.map((_, step) => {
      const tick = make('span', 'cw-track__step');
      tick.style.setProperty('--at', step);
      return tick;
    }));
    if (marks.low !== undefined) {
      const band = make('span', 'cw-track__band');
      band.style.setProperty('--low', marks.low);
      band.style.setProperty('--high', marks.high);
      line.append(band);
    }
    ['team', 'own'].filter(name => marks[name] !== undefined).forEach(name => {
      const mark = make('span', `cw-mark cw-mark--${name}`);
      mark.style.setProperty('--at', marks[name]);
      line.append(mark);
    });
    const ends = make('div', 'cw-track__ends');
    ends.setAttribute('aria-hidden', 'true');
    ends.append(make('span', '', steps[0]), make('span', '', steps[steps.length - 1]));
    return [line, ends];
  };

  // The style sheet lays the cells out as a card; without their roles said outright they would
  // be no table any more.
  const cell = (tag, role, className, text) => {
    const node = make(tag, className, text);
    node.setAttribute('role', role);
    return node;
  };

  const row = (heads, line) => {
    const made = cell('tr', 'row', 'cw-compare__row', '');
    const first = cell('th', 'rowheader', 'cw-compare__text', line.text);
    first.scope = 'row';
    first.append(...track(line));
    made.append(first, ...line.cells.map((text, index) => {
      const each = cell('td', 'cell', 'cw-compare__cell', '');
      const head = make('span', 'cw-compare__head', heads[index + 1]);
      head.setAttribute('aria-hidden', 'true');
      each.append(head, make('span', '', text));
      return each;
    }));
    return made;
  };

  const table = (caption, heads, rows) => {
    const made = cell('table', 'table', 'cw-compare', '');
    const top = cell('tr', 'row', '', '');
    top.append(...heads.map(head => {
      const each = cell('th', 'columnheader', '', head);
      each.scope = 'col';
      return each;
    }));
    const head = cell('thead', 'rowgroup', 'cw-compare__heads', '');
    head.append(top);
    const body = cell('tbody', 'rowgroup', '', '');
    body.append(...rows.map(each => row(heads, each)));
    made.append(make('caption', 'cw-compare__caption', caption), head, body);
    return made;
  };

  const key = pairs => {
    const list = make('ul', 'cw-key');
    list.append(...pairs.map(([name, text]) => {
      const line = make('li', '', text);
      line.prepend(make('span', `cw-key__sign cw-key__sign--${name}`));
      return line;
    }));
    return list;
  };

  courseware.statements = {form, read, write, open, table, key};
})();
