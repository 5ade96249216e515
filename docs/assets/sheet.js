/*
 * What sheets to fill in share (tools, the plan):
 *
 *   courseware.sheet.print(root)      prints this sheet by itself, without the page around it
 *   courseware.sheet.tidy(text)       a text as it may be kept: no letters that cannot be shown
 *   courseware.sheet.day(text)        "2026-03-09" in words, "" where it is no day
 *   courseware.sheet.dayOf(moment)    the day of a Date where the reader is, as "2026-11-27"; today's without one
 *   courseware.sheet.put(node, text, left)   shows a text in a place on paper, with so many of the lines
 *                                     to write on that stood there; without a text, all of them
 */
(() => {
  'use strict';
  const courseware = window.courseware;
  if (courseware.sheet) return;

  const {word, make} = courseware;
  // What stood in a place before anything was written there, by the place.
  const blanks = new WeakMap();

  // Control characters and halves of letters take six characters each as JSON, and no eye sees them.
  const tidy = text => text.replace(/\r\n?/g, '\n').replace(/(?!\n)[\p{Cc}\p{Cs}]/gu, '');

  const day = text => {
    const parts = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text) || [];
    const date = new Date(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3]));
    // JavaScript takes 31 February for a day in March, and no numbers for no date.
    return date.getMonth() + 1 !== Number(parts[2]) ? '' : date.toLocaleDateString(word('date-locale'), {
      weekday: 'long', day: 'numeric', month: 'long', year: 'numeric'
    });
  };

  const dayOf = (moment = new Date()) => {
    const two = number => String(number).padStart(2, '0');
    return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
  };

  const put = (node, text, left = 0) => {
    if (!blanks.has(node)) blanks.set(node, [...node.childNodes]);
    const blank = blanks.get(node);
    const lines = blank.slice(blank.length - left);
    node.replaceChildren(...(text ? [make('span', 'cw-written', text), ...lines] : blank));
  };

  // The style sheet hides everything else while the classes are there.
  const print = root => {
    const whole = document.documentElement.classList;
    whole.add('cw-alone');
    root.classList.add('cw-sheet--alone');
    addEventListener('afterprint', () => {
      whole.remove('cw-alone');
      root.classList.remove('cw-sheet--alone');
    }, {once: true});
    window.print();
  };

  courseware.sheet = {print, tidy, day, dayOf, put};
})();
