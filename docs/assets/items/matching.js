/* A target for each pair: every right one earns an equal share. An answer is a list of pair:target. */
(() => {
  'use strict';
  const {register, make, word} = window.courseware;

  const rows = item => [...item.root.querySelectorAll('.cw-pair')];
  const pairOf = text => text.split(':')[0];
  const inputsOf = (item, text) => item.inputs.filter(input => input.value === text);

  register('matching', {
    read(item) {
      const chosen = item.inputs.filter(input => input.checked).map(input => input.value);
      return chosen.length === rows(item).length ? chosen : [];
    },
    wanting(item) {
      const open = rows(item).filter(row => !row.querySelector(':checked'));
      open[0].querySelector('input').focus();
      return word('match-all', {n: open.length});
    },
    accepts: (item, answer) => answer.length === rows(item).length
      && answer.every(text => typeof text === 'string' && inputsOf(item, text).length)
      && new Set(answer.map(pairOf)).size === answer.length,
    score: (answer, key) => answer.filter(text => key.includes(text)).length / key.length,
    mark(item, answer) {
      rows(item).forEach(row => {
        const text = answer.find(each => pairOf(each) === row.dataset.pair);
        const right = Boolean(text) && item.key.includes(text);
        row.classList.toggle('cw-pair--right', right);
        row.classList.toggle('cw-pair--wrong', Boolean(text) && !right);
        row.querySelector('.cw-part__mark').textContent = text ? word(right ? 'match-right' : 'match-wrong') : '';
      });
    },
    // What went wrong is spoken at once; the rest can be opened.
    feedback(item, answer) {
      const wrong = answer.filter(text => !item.key.includes(text));
      const list = make('ul', 'cw-notes');
      list.append(...wrong.map(text => item.note(pairOf(text)).cloneNode(true)));
      const rest = wrong.length < answer.length ? [make('p', 'cw-item__rest', word('match-rest'))] : [];
      return [...(wrong.length ? [list] : []), ...rest];
    },
    resumes: true
  });
})();
