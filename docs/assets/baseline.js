/*
 * The baseline: twelve things counted now and once more after 30 days, shown as one's own change.
 * There is no sum and no mark: a sum would make a grade of it.
 *
 * Kept as ~baseline|it: {v: 1, h, first, second}, each {d, a}: the day (2026-11-27, the reader's own
 * calendar) and the answers, a number from 0 for each step; `second` is not there before it is given.
 */
(() => {
  'use strict';
  const courseware = window.courseware;
  if (courseware.baseline) return;

  const {word, make, fill, onPress, statements} = courseware;
  const PART = '~baseline';
  const NAME = 'it';
  const DAYS = 30;

  const say = (region, ...texts) => fill(region, texts.map(text => make('p', '', text)), true);

  // ---- days, as the reader's calendar has them

  const two = number => String(number).padStart(2, '0');

  const today = () => {
    const now = new Date();
    return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  };

  const isDay = text => typeof text === 'string' && /^20\d\d-\d\d-\d\d$/.test(text)
    && Date.parse(`${text}T00:00:00Z`) > 0;

  const dueBy = day => {
    const due = new Date(`${day}T00:00:00Z`);
    due.setUTCDate(due.getUTCDate() + DAYS);
    return due.toISOString().slice(0, 10);
  };

  const inWords = day => new Date(`${day}T00:00:00Z`)
    .toLocaleDateString(word('dates'), {day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC'});

  // ---- what is kept

  // Anything may stand in storage: only fields that hold are taken over.
  const readOnce = (form, once) => {
    const holds = once && typeof once === 'object' && isDay(once.d)
      && Array.isArray(once.a) && once.a.length === form.length
      && once.a.every((answer, index) => Number.isInteger(answer) && answer >= 0 && answer < form[index].steps.length);
    return holds ? {d: once.d, a: once.a} : undefined;
  };

  const readRecord = (form, saved) => {
    const first = readOnce(form, saved.first);
    const second = readOnce(form, saved.second);
    return first && (second || saved.second === undefined) ? {first, second} : undefined;
  };

  const sync = baseline => {
    const saved = courseware.store().get(PART, NAME);
    const lapsed = saved && saved.v === 1 && typeof saved.h === 'string' && saved.h !== baseline.hash;
    const read = saved && saved.v === 1 && !lapsed ? readRecord(baseline.form, saved) : undefined;
    if (saved && !lapsed && !read) courseware.trouble('corrupt');
    baseline.state = read || {};
    baseline.anew = false;
    baseline.erased = null;
    draw(baseline);
    const text = lapsed ? word('baseline-changed') : status(baseline);
    fill(baseline.message, text ? [make('p', '', text)] : [], false);
  };

  // ---- what is shown

  const status = ({state: {first, second}}) => {
    if (!first) return '';
    if (second) return word('baseline-both');
    const due = dueBy(first.d);
    return today() >= due
      ? word('baseline-due')
      : word('baseline-first-was', {day: inWords(first.d), due: inWords(due)});
  };

  const change = (before, after) => word(`change-${after > before ? 'more' : after < before ? 'less' : 'same'}`);

  const compare = (lines, offset, title, {first, second}) => {
    const heads = [word('col-what'), word('col-first')];
    if (second) heads.push(word('col-second'), word('col-change'));
    return statements.table(title, heads, lines.map(({text, steps}, index) => {
      const before = first.a[offset + index];
      const after = second && second.a[offset + index];
      return {
        text, steps,
        cells: second ? [steps[before], steps[after], change(before, after)] : [steps[before]],
        marks: second
          ? {own: before, team: after, low: Math.min(before, after), high: Math.max(before, after)}
          : {own: before}
      };
    }));
  };

  const drawResult = ({groups, state, place}) => {
    let offset = 0;
    const tables = groups.map(({title, lines}) => {
      offset += lines.length;
      return compare(lines, offset - lines.length, title, state);
    });
    const signs = [['own', word('key-first', {day: inWords(state.first.d)})]];
    if (state.second) signs.push(['team', word('key-second', {day: inWords(state.second.d)})]);
    place.textContent = '';
    place.append(statements.key(signs), ...tables);
    if (state.second) place.append(make('p', '', word('baseline-caution')));
  };

  const show = (root, name, shown) => {
    root.querySelector(`[data-do="${name}"]`).parentNode.hidden = !shown;
  };

  // The form is there for the first time, and again when the second one is due. Meanwhile the first
  // answers can be seen; when the second time is due they are not, so that nobody copies them.
  const draw = baseline => {
    const {root, state, place} = baseline;
    const {first, second} = state;
    const due = first && !second && today() >= dueBy(first.d);
    const asks = !first || baseline.anew || due;
    baseline.asks = asks;
    baseline.formPlace.hidden = !asks;
    baseline.which.textContent = word(first && !baseline.anew ? 'which-second' : 'which-first');
    root.dataset.seen = !asks;
    show(root, 'remind', first && !second && !asks);
    show(root, 'again', first && !second && !baseline.anew);
    show(root, 'delete', first || baseline.erased);
    root.querySelector('[data-do="delete"]').textContent = baseline.erased ? word('undo') : baseline.deleteText;
    if (asks) place.textContent = '';
    else drawResult(baseline);
  };

  // ---- what the reader does

  const keep = baseline => {
    baseline.erased = null;
    courseware.keep(PART, NAME, {v: 1, h: baseline.hash, ...baseline.state}, baseline.message);
  };

  const submit = baseline => {
    const open = statements.open(baseline.form);
    if (open.length) {
      say(baseline.openPlace, word('baseline-open', {list: open.join(', ')}));
      baseline.form[open[0] - 1].inputs[0].focus();
      return;
    }
    const once = {d: today(), a: statements.read(baseline.form)};
    const isFirst = !baseline.state.first || baseline.anew;
    baseline.state = isFirst ? {first: once} : {...baseline.state, second: once};
    baseline.anew = false;
    say(baseline.openPlace);
    say(baseline.message, isFirst ? word('baseline-kept', {day: inWords(dueBy(once.d))}) : status(baseline));
    keep(baseline);
    statements.write(baseline.form, []);
    draw(baseline);
    baseline.place.focus();
  };

  const remind = ({state}) => {
    const day = dueBy(state.first.d);
    courseware.calendar('baseline', [{
      uid: `${word('course')}-baseline-${state.first.d}`, day,
      title: word('remind-title'),
      text: word('remind-text', {url: location.href.split('#')[0]})
    }]);
  };

  const again = baseline => {
    baseline.anew = true;
    say(baseline.message);
    draw(baseline);
    baseline.which.focus();
  };

  // Undo instead of "are you sure?".
  const erase = baseline => {
    if (baseline.erased) {
      baseline.state = baseline.erased;
      say(baseline.message, word('undone-baseline'));
      keep(baseline);
    } else {
      baseline.erased = baseline.state;
      baseline.state = {};
      baseline.anew = false;
      courseware.store().remove(PART, NAME);
      say(baseline.message, word('baseline-deleted'));
    }
    statements.write(baseline.form, []);
    draw(baseline);
  };

  const setUp = root => {
    const find = selector => root.querySelector(selector);
    const groups = [...root.querySelectorAll('.cw-statements')]
      .map(node => ({title: node.dataset.title, lines: statements.form(node)}));
    const baseline = {
      root, groups,
      form: groups.flatMap(({lines}) => lines),
      hash: root.dataset.hash,
      message: find('.cw-form__message'),
      formPlace: find('.cw-baseline__form'),
      which: find('.cw-baseline__which'),
      openPlace: find('.cw-baseline__open'),
      place: find('.cw-baseline__result'),
      deleteText: find('[data-do="delete"]').textContent,
      state: {},
      // Whether the first time is being filled in once more.
      anew: false,
      erased: null
    };
    find('.cw-form__screen').hidden = false;
    root.classList.add('cw-form--ready');
    onPress(find('[data-do="keep"]'), () => submit(baseline));
    onPress(find('[data-do="remind"]'), () => remind(baseline));
    onPress(find('[data-do="again"]'), () => again(baseline));
    onPress(find('[data-do="delete"]'), () => erase(baseline));
    return baseline;
  };

  let baselines = [];

  courseware.baseline = true;
  courseware.changed(part => {
    if (!part || part === PART) baselines.forEach(sync);
  });
  courseware.start(() => {
    const first = baselines[0];
    baselines = courseware.once('.cw-baseline', setUp);
    if (baselines[0] !== first) baselines.forEach(sync);
  });
})();
