/* A whole number to type: what estimates and pre-questions share. */
(() => {
  'use strict';
  const courseware = window.courseware;
  const {word} = courseware;

  const bounds = item => {
    const {lowest, highest} = item.inputs[0].dataset;
    return {lowest: Number(lowest), highest: Number(highest)};
  };

  const isWithin = (item, text) => {
    const {lowest, highest} = bounds(item);
    return /^-?\d{1,6}$/.test(text) && Number(text) >= lowest && Number(text) <= highest;
  };

  courseware.typedNumber = wanting => ({
    read(item) {
      const text = item.inputs[0].value.trim();
      // A keyboard may put a longer minus in, and a percent sign says what is meant anyway.
      const plain = text.replace(/^[\u2212\u2013]/, '-').replace(/\s*%$/, '');
      return isWithin(item, plain) ? [String(Number(plain))] : [];
    },
    write(item, [number = '']) {
      item.inputs[0].value = number;
    },
    accepts: (item, answer) =>
      answer.length === 1 && answer[0] === String(Number(answer[0])) && isWithin(item, answer[0]),
    wanting(item) {
      item.inputs[0].focus();
      return word(wanting, bounds(item));
    },
    setUp(item) {
      item.inputs[0].addEventListener('keydown', event => {
        if (event.key !== 'Enter' || event.repeat) return;
        event.preventDefault();
        item.button.click();
      });
    },
    mark: () => {}
  });
})();
