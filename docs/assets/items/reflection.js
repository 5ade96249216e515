/* A few words of one's own: kept on the device, never scored; then what others weigh. */
(() => {
  'use strict';
  const {register, make, word} = window.courseware;
  register('reflection', {
    read: item => [item.inputs[0].value.trim()].filter(Boolean),
    write(item, [text = '']) {
      item.inputs[0].value = text;
    },
    accepts: (item, answer) => answer.length === 1 && typeof answer[0] === 'string'
      && answer[0].length > 0 && answer[0].length <= item.inputs[0].maxLength,
    wanting(item) {
      item.inputs[0].focus();
      return word('write-first');
    },
    mark: () => {},
    feedback: item => [
      make('p', '', word('text-kept')),
      item.details.querySelector('.cw-note__feedback').cloneNode(true)
    ],
    resumes: true,
    labels: {check: 'keep-text', retry: 'change-text', before: 'text-before'}
  });
})();
