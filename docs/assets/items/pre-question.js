/* A guess before reading: kept, never scored. The page that holds the figure shows it again. */
(() => {
  'use strict';
  const {register, make, word, typedNumber} = window.courseware;
  register('pre-question', Object.assign(typedNumber('guess-type'), {
    feedback: (item, [number]) => [
      make('p', '', word('guess-kept', {n: number})),
      item.details.querySelector('.cw-note__feedback').cloneNode(true)
    ],
    resumes: true,
    labels: {check: 'keep-guess', retry: 'change-guess', before: 'guess-before'}
  }));
})();
