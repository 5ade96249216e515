/*
 * What all our scripts on a page share: words, nodes, the store, and telling of trouble with it.
 * Loaded behind store.js and before every script that uses it.
 *
 *   word(name, gaps)         a word of the page's language (words/<language>.yaml: `script` and the
 *                            parts of the scripts on the page), its gaps filled in
 *   make(tag, class, text)   a node
 *   fill(region, nodes, aloud)   puts nodes into a region, spoken or not
 *   verdictLine(verdict, text)   right, partly or wrong, in words
 *   onPress(button, action)  a press; a double click or a key held down is one
 *   start(action)            runs it when the page is there, and again behind instant navigation
 *   once(selector, setUp)    what setUp makes of each node; asked again where it made nothing
 *   store()                  where this site keeps things, opened at the first call: see store.js
 *   changed(action)          action(part, name) when something kept changed outside this page
 *   keep(part, name, record, place)   keeps a record and says whether it lasts; trouble is told in `place`
 *   trouble(kind)            tells of trouble with the store, each kind once a page
 *   download(name, type, text)   hands the reader a file
 */
(() => {
  'use strict';
  const courseware = window.courseware = window.courseware || {};
  // Material's instant navigation, when switched on, runs a page's scripts once more.
  if (courseware.word) return;

  const known = new WeakMap();
  const told = new Set();
  const listeners = [];
  let words;
  let store;
  let place;
  let lasts;

  const readWords = () => Object.assign({}, ...[...document.querySelectorAll('script.cw-words')]
    .map(node => JSON.parse(node.textContent)));

  const word = (name, gaps = {}) =>
    String((words || (words = readWords()))[name] || '')
      .replace(/{(\w+)}/g, (all, gap) => gap in gaps ? gaps[gap] : all);

  const make = (tag, className, text = '') => {
    const node = document.createElement(tag);
    node.className = className;
    node.textContent = text;
    return node;
  };

  // A status region speaks whatever changes in it. What was known already (an answer from an
  // earlier visit, from another tab) must not be spoken, so the region is none meanwhile.
  const fill = (region, nodes, aloud) => {
    if (aloud) region.setAttribute('role', 'status');
    else region.removeAttribute('role');
    region.textContent = '';
    region.append(...nodes);
  };

  const verdictLine = (verdict, text) => make('p', `cw-verdict cw-verdict--${verdict}`, text);

  // The second click of a double click, or a key held down, would undo what the first one did.
  const onPress = (button, action) => {
    button.addEventListener('keydown', event => {
      if (event.repeat) event.preventDefault();
    });
    button.addEventListener('click', event => {
      if (event.detail < 2) action();
    });
  };

  const once = (selector, setUp) => [...document.querySelectorAll(selector)].map(root => {
    const ready = known.get(root) || setUp(root);
    // What it needs may still be on its way: try such a node again at the next start.
    if (ready) known.set(root, ready);
    return ready;
  }).filter(Boolean);

  // By then all scripts of the page have run. Material tells of every page that instant
  // navigation puts in place.
  const start = action => {
    const again = () => {
      words = undefined;
      if (document.querySelector('script.cw-words')) action();
    };
    document.addEventListener('DOMContentLoaded', again);
    if (window.document$) window.document$.subscribe(again);
  };

  // ---- the store

  const placeForTrouble = () => {
    const found = document.querySelector('.cw-trouble');
    if (found) return found;
    const made = make('div', 'cw-trouble');
    made.setAttribute('role', 'status');
    document.querySelector('[data-keeps]').before(made);
    return made;
  };

  const trouble = kind => {
    lasts = false;
    if (told.has(kind)) return;
    told.add(kind);
    (place || placeForTrouble()).append(make('p', 'cw-notice', word(`storage-${kind}`)));
  };

  const open = () => store || (store = courseware.openStore({
    course: word('course'),
    base: new URL(word('root'), location.href).pathname,
    changed: (part, name) => listeners.forEach(listener => listener(part, name)),
    trouble
  }));

  const keep = (part, name, record, at) => {
    const before = place;
    place = at;
    lasts = true;
    open().set(part, name, record);
    place = before;
    // Where storage is blocked, that was told when the store was opened.
    return lasts && !told.has('blocked');
  };

  const download = (name, type, text) => {
    const link = make('a', '');
    link.href = URL.createObjectURL(new Blob([text], {type}));
    link.download = name;
    link.click();
    // Not at once: some browsers have not begun to read by then.
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  };

  Object.assign(courseware, {
    word, make, fill, verdictLine, onPress, once, start, store: open, keep, trouble, download,
    changed: listener => listeners.push(listener)
  });
})();
