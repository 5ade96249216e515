/*
 * What the site keeps on this device: counted in words, handed out as a file, taken back from one,
 * deleted. A saved file is
 *
 *   {"format": "courseware", "version": 1, "course": id, "date": ISO 8601,
 *    "records": [{"part": quiz or ~part, "name": item or name, "record": {...}}]}
 *
 * Whoever changes what the file means raises its version, here in VERSION, and reads the older one
 * in `readFile`; a newer one is refused. What a record holds is checked by the script whose it is.
 */
(() => {
  'use strict';
  const courseware = window.courseware;
  if (courseware.isMyDataSet) return;
  courseware.isMyDataSet = true;

  const {word, make, fill, onPress} = courseware;
  const FORMAT = 'courseware';
  const VERSION = 1;
  const LARGEST = 1000000;         // bytes of a file
  const LONGEST = 10000;           // characters of a record, as in store.js
  const KINDS = ['page', 'scenario', 'tool', 'plan', 'baseline', 'mirror', 'review', 'certificate'];
  let views = [];
  let deleted = null;

  const kindOf = part => !part.startsWith('~') ? 'answers'
    : KINDS.includes(part.slice(1)) ? part.slice(1) : 'other';

  // How many there are of each kind, as a list: the number stands behind its words.
  const counted = entries => {
    const numbers = new Map();
    entries.forEach(({part}) => numbers.set(kindOf(part), (numbers.get(kindOf(part)) || 0) + 1));
    const list = make('ul', '');
    [...numbers].forEach(([kind, n]) => list.append(make('li', '', word(`my-data-${kind}`, {n}))));
    return list;
  };

  const showKept = view => {
    const entries = courseware.store().entries();
    view.list.replaceChildren(entries.length ? counted(entries) : make('p', '', word('my-data-nothing')));
    view.save.disabled = !entries.length;
    view.remove.disabled = !entries.length && !deleted;
    view.remove.textContent = word(deleted ? 'my-data-undo' : 'my-data-button-delete');
  };

  // ---- a file

  const saveFile = () => {
    const date = new Date().toISOString();
    const course = word('course');
    const records = courseware.store().entries();
    const text = JSON.stringify({format: FORMAT, version: VERSION, course, date, records}, null, 1);
    courseware.download(`${course}-${date.slice(0, 10)}.json`, 'application/json', text);
  };

  const isTable = value => Boolean(value) && typeof value === 'object' && !Array.isArray(value);

  // These would reach into what all objects share.
  const withoutTraps = (key, value) => ['__proto__', 'constructor', 'prototype'].includes(key) ? undefined : value;

  // Returns the records of a file, or the word for why there are none.
  const readFile = text => {
    let data;
    try {
      data = JSON.parse(text, withoutTraps);
    } catch (error) {
      return 'foreign';
    }
    if (!isTable(data) || data.format !== FORMAT || !Array.isArray(data.records)) return 'foreign';
    if (data.version !== VERSION) return 'version';
    if (data.course !== word('course')) return 'course';
    return data.records;
  };

  const holds = entry => isTable(entry) && isTable(entry.record) && entry.record.v === 1
    && typeof entry.part === 'string' && /^~?[a-z0-9-]{1,100}$/.test(entry.part)
    && typeof entry.name === 'string' && /^[a-z0-9~#._-]{1,300}$/i.test(entry.name)
    && JSON.stringify(entry.record).length < LONGEST;

  const timeOf = record => {
    const time = record && typeof record.t === 'string' ? Date.parse(record.t) : NaN;
    return time > 0 ? time : 0;
  };

  // The newer of two wins; where neither says when, what stands on this device stays.
  const restore = records => {
    const store = courseware.store();
    const sound = records.filter(holds);
    const taken = sound.filter(({part, name, record}) => {
      const here = store.get(part, name);
      return !here || timeOf(record) > timeOf(here);
    });
    taken.forEach(({part, name, record}) => courseware.keep(part, name, record));
    return {taken, older: sound.length - taken.length, unsound: records.length - sound.length};
  };

  const told = ({taken, older, unsound}) => [
    make('p', '', word(taken.length ? 'my-data-taken' : 'my-data-none-taken')),
    ...(taken.length ? [counted(taken)] : []),
    ...(older ? [make('p', '', word('my-data-older', {n: older}))] : []),
    ...(unsound ? [make('p', '', word('my-data-unsound', {n: unsound}))] : [])
  ];

  const takeFile = async view => {
    const [file] = view.file.files;
    if (!file) return;
    const text = file.size > LARGEST ? null : await file.text().catch(() => '');
    const records = text === null ? 'large' : readFile(text);
    const lines = typeof records === 'string' ? [make('p', '', word(`my-data-${records}`))] : told(restore(records));
    // The same file may be chosen once more.
    view.file.value = '';
    if (typeof records !== 'string') forget(view);
    showKept(view);
    fill(view.restored, lines, true);
  };

  // ---- deleting

  const forget = view => {
    deleted = null;
    fill(view.deleted, [], true);
  };

  // Undo instead of "are you sure?": until the page is left.
  const deleteAll = view => {
    deleted = courseware.store().entries();
    courseware.store().clear();
    showKept(view);
    fill(view.restored, [], false);
    fill(view.deleted, [make('p', '', word('my-data-deleted'))], true);
  };

  const undo = view => {
    const store = courseware.store();
    // What was answered meanwhile, in another tab, stays.
    const back = deleted.filter(({part, name}) => !store.get(part, name));
    forget(view);
    back.forEach(({part, name, record}) => courseware.keep(part, name, record));
    showKept(view);
    fill(view.deleted, [make('p', '', word('my-data-undone'))], true);
  };

  // ---- start

  const setUp = root => {
    const find = name => root.querySelector(`.cw-data__${name}`);
    const view = {
      list: find('list'), save: find('save'), remove: find('delete'), file: find('file'),
      restored: find('restored'), deleted: find('deleted')
    };
    onPress(view.save, saveFile);
    onPress(view.remove, () => deleted ? undo(view) : deleteAll(view));
    view.file.addEventListener('change', () => takeFile(view));
    document.querySelectorAll('.cw-data__without').forEach(node => node.remove());
    root.hidden = false;
    return view;
  };

  courseware.changed(() => views.forEach(showKept));
  courseware.start(() => {
    views = courseware.once('.cw-data', setUp);
    views.forEach(showKept);
  });
})();
