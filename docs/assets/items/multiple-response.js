/* Several right choices: each wrong choice takes back the credit of a right one. */
(() => {
  'use strict';
  const {register, make, word} = window.courseware;
  register('multiple-response', {
    score(answer, key) {
      const right = answer.filter(letter => key.includes(letter)).length;
      const wrong = answer.length - right;
      return Math.max(0, (right - wrong) / key.length);
    },
    feedback(item, answer) {
      const list = make('ul', 'cw-notes');
      list.append(...answer.map(letter => item.note(letter).cloneNode(true)));
      // How many, not which: the learner may want to try again.
      const n = item.key.filter(letter => !answer.includes(letter)).length;
      return n ? [list, make('p', 'cw-item__missed', word('missed', {n}))] : [list];
    }
  });
})();
