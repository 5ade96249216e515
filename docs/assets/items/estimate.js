/* A number against the figure of the register: the point when close, half of it a little further off. */
(() => {
  'use strict';
  const {register, make, word, typedNumber} = window.courseware;

  const off = ([number], [figure]) => Math.abs(Number(number) - Number(figure));

  const outcome = (answer, key) => {
    if (off(answer, key) <= Number(key[1])) return 'close';
    return Number(answer[0]) < Number(key[0]) ? 'low' : 'high';
  };

  const distance = (answer, key) => {
    if (!off(answer, key)) return 'exact';
    return Number(answer[0]) < Number(key[0]) ? 'below' : 'above';
  };

  register('estimate', Object.assign(typedNumber('estimate-type'), {
    score(answer, key) {
      const by = off(answer, key);
      if (by <= Number(key[1])) return 1;
      return by <= Number(key[2]) ? 0.5 : 0;
    },
    feedback(item, answer) {
      const {key} = item;
      const by = off(answer, key).toLocaleString(document.documentElement.lang || undefined);
      return [
        make('p', '', word(`estimate-${distance(answer, key)}`, {n: answer[0], off: by})),
        item.details.querySelector('.cw-figure').cloneNode(true),
        item.note(outcome(answer, key)).querySelector('.cw-note__feedback').cloneNode(true)
      ];
    }
  }));
})();
