/* Sets the guess that a reader made before beside the figure, where the text comes to it. */
(() => {
  'use strict';
  const courseware = window.courseware;
  const {word} = courseware;

  // Anything may stand in storage.
  const kept = ({quiz, item, hash}) => {
    const record = courseware.store().get(quiz, item);
    if (!record || record.v !== 1 || record.h !== hash || !Array.isArray(record.a)) return '';
    const [number] = record.a;
    return typeof number === 'string' && /^-?\d{1,6}$/.test(number) ? number : '';
  };

  const show = root => {
    const {figure, shown} = root.dataset;
    const n = kept(root.dataset);
    const off = Math.abs(Number(n) - Number(figure))
      .toLocaleString(document.documentElement.lang || undefined);
    root.hidden = !n;
    root.textContent = n ? word(off === '0' ? 'guessed-exactly' : 'guessed', {n, shown, off}) : '';
    return root;
  };

  courseware.start(() => courseware.once('.cw-guess', show));
  courseware.changed(() => document.querySelectorAll('.cw-guess').forEach(show));
})();
