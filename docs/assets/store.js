/*
 * Where answers are kept: in this browser, nowhere else.
 *
 * Another place (an LMS, say) replaces this one file. It must define
 *
 *   courseware.openStore({course, base, changed, trouble}) -> {get, set, remove, clear, entries}
 *
 *   course, base        the course's id and the path of the site's root
 *   changed(quiz, item) call it when an answer changed outside this page;
 *                       without arguments when any of them may have
 *   trouble(kind)       call it with "blocked" (nothing will be kept), "full" (an answer was not
 *                       kept) or "corrupt" (an answer cannot be read); as often as it happens
 *
 *   get(quiz, item)          the record as an object, undefined when there is none; what the
 *                            record holds is checked by the caller, never here
 *   set(quiz, item, record)  keeps a plain object
 *   remove(quiz, item)
 *   clear(quiz)              removes every answer to one quiz, also to items it no longer has;
 *                            without an argument all of this site, also what cannot be read
 *   entries()                all that is kept of this site, as [{part, name, record}]
 *
 * What is no answer has a part of its own, with a sign no quiz can be called by, in the place of the
 * quiz: ~scenario, ~tool, ~plan and so on. Where one kind of thing is kept once, its name is "it".
 *
 * All of them answer at once and never throw: a learner goes on when nothing can be kept. A place
 * that needs time fetches everything first and calls changed() when it is there.
 *
 * Keys here are `course|base|quiz|item`. The base is in them because sites on one host share one
 * storage; everything of this site lies under `course|base|`.
 */
(() => {
  'use strict';
  const courseware = window.courseware = window.courseware || {};

  // Far above any record of ours: what is longer is not ours and not worth the time to parse.
  const LONGEST = 10000;

  const openArea = () => {
    try {
      const area = window.localStorage;
      area.getItem('');
      // The guard script puts a stand-in where storage is blocked; it forgets as we would.
      return area.isMemory === true ? null : area;
    } catch (error) {
      return null;
    }
  };

  courseware.openStore = ({course, base, changed, trouble}) => {
    const area = openArea();
    // What could not be written, by key; null stands for what could not be removed.
    const memory = new Map();
    const prefix = `${course}|${base}|`;
    const keyOf = (quiz, item) => `${prefix}${quiz}|${item}`;
    const failed = error => trouble(/quota/i.test(error.name) ? 'full' : 'blocked');

    const readText = key => {
      if (memory.has(key) || !area) return memory.get(key);
      try {
        return area.getItem(key);
      } catch (error) {
        failed(error);
      }
    };

    const read = key => {
      const text = readText(key);
      if (text === null || text === undefined) return undefined;
      try {
        const record = text.length < LONGEST && JSON.parse(text);
        if (record && typeof record === 'object') return record;
      } catch (error) {
        // Not JSON: the same as any other value that is not a record.
      }
      trouble('corrupt');
    };

    // Tries the browser's storage and falls back to memory. With no storage at all the page
    // was told when the store was opened.
    const change = (key, text) => {
      memory.delete(key);
      try {
        if (area && text === null) area.removeItem(key);
        else if (area) area.setItem(key, text);
        else memory.set(key, text);
      } catch (error) {
        memory.set(key, text);
        failed(error);
      }
    };

    const keys = () => {
      try {
        return [...memory.keys(), ...Object.keys(area || {})];
      } catch (error) {
        return [...memory.keys()];
      }
    };

    addEventListener('storage', event => {
      if (!area || event.storageArea !== area) return;
      if (event.key === null) {
        memory.clear();
        changed();
      } else if (event.key.startsWith(prefix)) {
        memory.delete(event.key);
        changed(...event.key.slice(prefix.length).split('|'));
      }
    });
    // A page in the back/forward cache is not told what other pages store meanwhile.
    addEventListener('pageshow', event => {
      if (event.persisted) changed();
    });

    if (!area) trouble('blocked');

    return {
      get: (quiz, item) => read(keyOf(quiz, item)),
      set(quiz, item, record) {
        change(keyOf(quiz, item), JSON.stringify(record));
      },
      entries: () => [...new Set(keys())].filter(key => key.startsWith(prefix)).map(key => {
        const [part, name] = key.slice(prefix.length).split('|');
        return {part, name, record: read(key)};
      }).filter(({record}) => record),
      remove(quiz, item) {
        change(keyOf(quiz, item), null);
      },
      clear(quiz) {
        const start = quiz === undefined ? prefix : keyOf(quiz, '');
        new Set(keys()).forEach(key => {
          if (key.startsWith(start)) change(key, null);
        });
      }
    };
  };
})();
