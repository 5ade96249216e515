/* One right choice: right or not. */
(() => {
  'use strict';
  const {register} = window.courseware;
  register('single-choice', {
    score: (answer, key) => answer[0] === key[0] ? 1 : 0,
    // The row chosen bears its verdict already, so the reason alone is enough here.
    feedback: (item, [letter]) =>
      [item.note(letter).querySelector('.cw-note__feedback').cloneNode(true)],
    accepts: (item, answer) =>
      answer.length === 1 && item.inputs.some(input => input.value === answer[0])
  });
})();
