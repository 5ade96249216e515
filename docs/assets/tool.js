/*
 * Tools: a form that keeps what is written while it is written, prints it as one sheet and hands it
 * over as a file. The HTML reads without this script, as a table with an example and room to write.
 *
 * Kept under part ~tool, name = the tool's id: {v: 1, f: {name of a control: text}, t: moment}. The
 * chosen variant is the control `~variant`; a cell of a table is called `field.row.column`.
 */
(() => {
  'use strict';
  const courseware = window.courseware;
  const {word, make, fill, onPress, sheet} = courseware;
  if (courseware.hasTools) return;
  courseware.hasTools = true;

  const PART = '~tool';
  let tools = [];

  const setUp = root => {
    const find = selector => root.querySelector(selector);
    const tool = {
      root,
      id: root.dataset.tool,
      form: find('.cw-tool__form'),
      controls: new Map(),
      state: find('.cw-tool__state'),
      trouble: find('.cw-tool__trouble'),
      clearButton: find('.cw-tool__clear'),
      record: undefined,
      cleared: null
    };
    [...tool.form.elements].filter(({name}) => name).forEach(control => {
      tool.controls.set(control.name, [...tool.controls.get(control.name) || [], control]);
    });
    tool.form.addEventListener('submit', event => event.preventDefault());
    tool.form.addEventListener('input', () => save(tool, 'tool-kept'));
    onPress(find('.cw-tool__show'), () => showExamples(tool));
    onPress(find('.cw-tool__print'), () => sheet.print(root));
    onPress(find('.cw-tool__download'), () => download(tool));
    onPress(tool.clearButton, () => tool.cleared ? undo(tool) : clear(tool));
    root.classList.add('cw-tool--ready');
    tool.form.hidden = false;
    show(tool, '', false);
    return tool;
  };

  // ---- what stands in the form

  const read = controls => {
    const [first] = controls;
    if (first.type !== 'radio') return sheet.tidy(first.value).trim();
    const chosen = controls.find(({checked}) => checked);
    return chosen ? chosen.value : '';
  };

  const write = (controls, text) => {
    controls.forEach(control => {
      if (control.type === 'radio') control.checked = control.value === text;
      // The same text once more would move the cursor to its end.
      else if (sheet.tidy(control.value).trim() !== text) control.value = text;
    });
  };

  const readForm = tool => {
    const all = [...tool.controls].map(([name, controls]) => [name, read(controls)]);
    return Object.fromEntries(all.filter(([, text]) => text));
  };

  const writeForm = (tool, texts) => {
    tool.controls.forEach((controls, name) => write(controls, texts[name] || ''));
  };

  // ---- memory

  const fits = ([first, ...others], text) => {
    if (typeof text !== 'string' || !text || text !== sheet.tidy(text).trim()) return false;
    if (first.type === 'radio') return [first, ...others].some(({value}) => value === text);
    if (first.type === 'date') return sheet.day(text) !== '';
    if (first.type === 'time') return /^([01]\d|2[0-3]):[0-5]\d$/.test(text);
    return text.length <= first.maxLength;
  };

  // Anything may stand in storage: what fits a field of this tool is taken over, and nothing else.
  const readRecord = (tool, {v, f, t}) => {
    if (v !== 1 || !f || typeof f !== 'object' || typeof t !== 'string' || t.length > 40 || !(Date.parse(t) > 0)) {
      return undefined;
    }
    const texts = [...tool.controls]
      .map(([name, controls]) => [name, Object.keys(f).includes(name) && fits(controls, f[name]) ? f[name] : ''])
      .filter(([, text]) => text);
    return texts.length ? {v, f: Object.fromEntries(texts), t} : undefined;
  };

  const sync = tool => {
    const saved = courseware.store().get(PART, tool.id);
    const record = saved && readRecord(tool, saved);
    if (saved && !record) courseware.trouble('corrupt');
    if (JSON.stringify(record) === JSON.stringify(tool.record)) return;
    tool.record = record;
    writeForm(tool, record ? record.f : {});
    show(tool, record ? 'tool-kept' : '', false);
  };

  const save = (tool, message) => {
    tool.cleared = null;
    const f = readForm(tool);
    if (!Object.keys(f).length) {
      forget(tool);
      show(tool, '', false);
      return;
    }
    tool.record = {v: 1, f, t: new Date().toISOString()};
    // Trouble is told where the learner is at that moment.
    const kept = courseware.keep(PART, tool.id, tool.record, tool.trouble);
    show(tool, kept ? message : 'tool-not-kept', true);
  };

  const forget = tool => {
    tool.record = undefined;
    courseware.store().remove(PART, tool.id);
  };

  // Undo instead of "are you sure?": it stays until something is written again.
  const clear = tool => {
    tool.cleared = readForm(tool);
    forget(tool);
    writeForm(tool, {});
    show(tool, 'tool-cleared', true);
  };

  const undo = tool => {
    writeForm(tool, tool.cleared);
    save(tool, 'tool-undone');
  };

  // ---- what is shown

  const show = (tool, message, aloud) => {
    const text = message ? word(message) : '';
    // The same words once more would be spoken once more, at every letter.
    if (text !== tool.state.textContent) fill(tool.state, text ? [text] : [], aloud);
    tool.clearButton.textContent = word(tool.cleared ? 'undo' : 'tool-clear');
    tool.clearButton.hidden = !tool.record && !tool.cleared;
    fillPaper(tool);
  };

  const showExamples = tool => {
    const button = tool.root.querySelector('.cw-tool__show');
    const shown = button.getAttribute('aria-expanded') !== 'true';
    button.setAttribute('aria-expanded', String(shown));
    button.textContent = word(shown ? 'tool-hide' : 'tool-show');
    tool.root.querySelectorAll('.cw-field__example').forEach(example => {
      example.hidden = !shown;
      const named = example.closest('.cw-field').querySelector('[aria-describedby]') || example.closest('[aria-describedby]');
      const others = named.getAttribute('aria-describedby').split(' ').filter(id => id !== example.id);
      named.setAttribute('aria-describedby', [...others, ...(shown ? [example.id] : [])].join(' '));
    });
  };

  // What was written into a field, in the words of a reader: "" when nothing was.
  const written = (tool, field) => {
    const controls = tool.controls.get(field);
    if (!controls) return rowsOf(tool, field).filter(Boolean).join('\n');
    const text = read(controls);
    if (controls[0].type === 'date') return sheet.day(text);
    const chosen = controls[0].type === 'radio' && controls.find(({checked}) => checked);
    return chosen ? chosen.labels[0].textContent : text;
  };

  // The rows of a field as texts, the empty ones too; none where the field has no rows.
  const rowsOf = (tool, field) => {
    const rows = new Map();
    tool.controls.forEach((controls, name) => {
      const [id, row] = name.split('.');
      if (id === field && row) rows.set(row, [...rows.get(row) || [], read(controls)]);
    });
    return [...rows.values()].map(cells => cells.filter(Boolean).join(' · '));
  };

  const fillPaper = tool => {
    tool.root.querySelectorAll('[data-for]').forEach(row => {
      const field = row.dataset.for;
      const left = rowsOf(tool, field).filter(text => !text).length;
      sheet.put(row.querySelector('.cw-sheet__yours'), written(tool, field), left);
    });
    const variant = tool.record && tool.record.f['~variant'];
    tool.root.querySelectorAll('[data-variant]').forEach(note => {
      note.hidden = Boolean(variant) && note.dataset.variant !== variant;
    });
    sheet.put(tool.root.querySelector('.cw-sheet__day'), tool.record ? sheet.day(sheet.dayOf()) : '');
  };

  // ---- a file

  const download = tool => {
    const text = selector => tool.root.querySelector(selector).textContent;
    const lines = [text('.cw-sheet__title'), `${text('.cw-sheet__course')}, ${sheet.day(sheet.dayOf())}`];
    const variant = tool.controls.get('~variant');
    if (variant && written(tool, '~variant')) lines.push('', word('tool-variant'), written(tool, '~variant'));
    tool.root.querySelectorAll('[data-for]').forEach(row => {
      const label = row.querySelector('.cw-sheet__label').textContent;
      lines.push('', label, written(tool, row.dataset.for) || '…');
    });
    courseware.download(`${tool.id}-${sheet.dayOf()}.txt`, 'text/plain;charset=utf-8', `${lines.join('\n')}\n`);
  };

  courseware.changed((part, name) => tools.forEach(tool => {
    if (!part || (part === PART && name === tool.id)) sync(tool);
  }));
  courseware.start(() => {
    tools = courseware.once('.cw-tool', setUp);
    tools.forEach(sync);
  });
})();
