/*
 * The team mirror. On the team member's page six answers become a code, and nothing is kept; the
 * manager's page takes codes in and draws the picture. What a code is and what a picture may show,
 * mirror-code.js says.
 *
 * Kept on the manager's device as ~mirror|it: {v: 1, h, own, codes, seen}. `own` are the manager's
 * answers (null where there is none), `codes` stand in the order of the alphabet, which forgets who
 * came first, and `seen` is the number of codes that the last picture was drawn from, 0 for none.
 */
(() => {
  'use strict';
  const courseware = window.courseware;
  if (courseware.mirror) return;

  const {word, make, fill, onPress, statements, mirrorCode} = courseware;
  const PART = '~mirror';
  const NAME = 'it';
  const FEWEST = 4;
  const MOST = 200;
  const STEPS = 5;

  const say = (region, ...texts) => fill(region, texts.map(text => make('p', '', text)), true);
  const list = items => items.join(', ');
  const counted = (key, n) => word(`${key}-${n}`, {n}) || word(key, {n});
  const button = (root, name) => root.querySelector(`[data-do="${name}"]`);
  const show = (root, name, shown) => {
    button(root, name).parentNode.hidden = !shown;
  };

  const missing = (form, region) => {
    const open = statements.open(form);
    if (!open.length) return false;
    say(region, word('mirror-open', {list: list(open)}));
    form[open[0] - 1].inputs[0].focus();
    return true;
  };

  // ---- the team member's page

  const inGroups = code => `${code.slice(0, 3)} ${code.slice(3)}`;

  const setUpTeam = root => {
    const form = statements.form(root);
    const message = root.querySelector('.cw-form__message');
    const place = root.querySelector('.cw-mirror__code');
    const letters = place.querySelector('.cw-mirror__letters');

    onPress(button(root, 'make'), () => {
      if (missing(form, message)) return;
      const code = mirrorCode.encode(statements.read(form), root.dataset.hash);
      letters.textContent = inGroups(code);
      place.querySelector('.cw-mirror__say').textContent =
        word('say', {list: list([...code].map(letter => word(`say-${letter}`)))});
      place.hidden = false;
      // Heard only: a screen reader would say the code below as if it were a word.
      fill(message, [make('p', 'course-hidden', word('code-ready', {code: list([...code])}))], true);
    });
    onPress(button(root, 'copy'), () => {
      const failed = () => say(message, word('copy-failed'));
      // Not there where a page is no secure context.
      if (!navigator.clipboard) return failed();
      navigator.clipboard.writeText(letters.textContent).then(() => say(message, word('code-copied')), failed);
    });
    root.addEventListener('change', () => {
      if (!place.hidden) say(message, word('code-changed'));
      else say(message);
      place.hidden = true;
    });
    return {};
  };

  // ---- the manager's page: what is kept

  const nothing = form => ({own: form.map(() => null), codes: [], seen: 0});

  const isStep = answer => answer === null || (Number.isInteger(answer) && answer >= 0 && answer < STEPS);

  // Anything may stand in storage: only fields that hold are taken over.
  const readRecord = (mirror, {own, codes, seen}) => {
    const holds = Array.isArray(own) && own.length === mirror.form.length && own.every(isStep)
      && Array.isArray(codes) && codes.length <= MOST
      && codes.every(code => typeof code === 'string' && mirrorCode.decode(code, mirror.hash).code === code)
      && Number.isInteger(seen) && (seen === 0 || (seen >= FEWEST && seen <= codes.length && !own.includes(null)));
    return holds ? {own, codes: [...codes].sort(), seen} : undefined;
  };

  const keep = mirror => {
    mirror.erased = null;
    courseware.keep(PART, NAME, {v: 1, h: mirror.hash, ...mirror.state}, mirror.message);
  };

  const sync = mirror => {
    const saved = courseware.store().get(PART, NAME);
    const lapsed = saved && saved.v === 1 && typeof saved.h === 'string' && saved.h !== mirror.hash;
    const read = saved && saved.v === 1 && !lapsed ? readRecord(mirror, saved) : undefined;
    if (saved && !lapsed && !read) courseware.trouble('corrupt');
    mirror.state = read || nothing(mirror.form);
    statements.write(mirror.form, mirror.state.own);
    fill(mirror.message, lapsed ? [make('p', '', word('mirror-changed'))] : [], false);
    draw(mirror);
  };

  // ---- the picture

  const label = (steps, place) => Number.isInteger(place)
    ? steps[place]
    : word('between', {low: steps[place - .5], high: steps[place + .5]});

  const spread = (steps, {apart, band}) => {
    const said = word(apart ? 'spread-apart' : 'spread-close');
    if (!band) return said;
    const [low, high] = band;
    return word(low === high ? 'band-one' : 'band', {spread: said, low: steps[low], high: steps[high]});
  };

  const talk = (mirror, own, picture) => {
    const apart = picture.map(({middle}, index) => Math.abs(middle - own[index]));
    const most = Math.max(...apart);
    const nodes = [make('h3', '', word('talk-title'))];
    if (most < 1) return [...nodes, make('p', '', word('talk-same'))];
    const index = apart.indexOf(most);
    const {text, steps, talk: about} = mirror.form[index];
    const question = make('p', '', word('talk-question'));
    question.append(' ', about.querySelector('q').cloneNode(true));
    nodes.push(
      make('p', '', word('talk-difference', {
        statement: text, own: steps[own[index]], team: label(steps, picture[index].middle)
      })),
      question
    );
    const link = about.querySelector('a');
    if (link) {
      const more = make('p', '', word('talk-more'));
      more.append(' ', link.cloneNode(true));
      nodes.push(more);
    }
    return nodes;
  };

  const drawPicture = ({form, state, hash, place}) => {
    const {own, codes} = state;
    const picture = mirrorCode.picture(codes.map(code => mirrorCode.decode(code, hash).answers));
    const heads = ['statement', 'you', 'team', 'spread'].map(name => word(`col-${name}`));
    const rows = form.map(({text, steps}, index) => {
      const {middle, band} = picture[index];
      const [low, high] = band || [];
      return {
        text, steps,
        cells: [steps[own[index]], label(steps, middle), spread(steps, picture[index])],
        marks: {own: own[index], team: middle, low, high}
      };
    });
    const signs = ['own', 'team', ...(picture[0].band ? ['band'] : [])];
    place.textContent = '';
    place.append(
      statements.table(word('caption', {n: codes.length}), heads, rows),
      statements.key(signs.map(name => [name, word(`key-${name}`)])),
      make('p', '', word('mirror-caution', {n: codes.length})),
      ...talk({form}, own, picture)
    );
  };

  /*
   * Which picture may be seen: none below four codes; after one was seen, none that one code more
   * would change, since the difference would be the answers of whoever came last.
   */
  const status = ({form, state: {codes, seen}}) => {
    const n = codes.length;
    if (n < FEWEST) return counted('need-codes', FEWEST - n);
    if (seen && n === seen + 1) return word('need-pair');
    if (seen === n) return word('drawn', {n});
    return statements.open(form).length ? word('need-own') : word('enough', {n});
  };

  const mayDraw = ({form, state: {codes, seen}}) =>
    codes.length >= FEWEST && codes.length !== seen && codes.length !== seen + (seen ? 1 : 0)
    && !statements.open(form).length;

  const draw = mirror => {
    const {root, state, place} = mirror;
    const {own, codes, seen} = state;
    const seenNow = seen > 0 && seen === codes.length;
    root.dataset.seen = seenNow;
    // Whoever has seen the team's view does not go back to an own view that is a guess at it.
    mirror.own.hidden = seen > 0;
    mirror.ready.textContent = status(mirror);
    show(root, 'show', mayDraw(mirror));
    show(root, 'back', mirror.last !== null);
    show(root, 'delete', codes.length > 0 || own.some(answer => answer !== null) || mirror.erased);
    button(root, 'delete').textContent = mirror.erased ? word('undo') : mirror.deleteText;
    if (seenNow) drawPicture(mirror);
    else place.textContent = '';
  };

  // ---- what the manager does

  const add = mirror => {
    const {state, message, input} = mirror;
    const read = mirrorCode.decode(input.value, mirror.hash);
    input.focus();
    if (read.fault) {
      say(message, word(`code-${read.fault}`, {
        sign: read.sign, n: read.n, letters: list([...mirrorCode.letters])
      }));
      return;
    }
    if (state.codes.length === MOST) {
      say(message, word('code-full', {n: MOST}));
      return;
    }
    const twice = state.codes.includes(read.code);
    state.codes = [...state.codes, read.code].sort();
    mirror.last = read.code;
    input.value = '';
    const n = state.codes.length;
    // Behind the text: trouble with the store is told in the same place.
    say(message, twice ? word('code-twice', {n}) : counted('code-added', n));
    keep(mirror);
    draw(mirror);
  };

  const takeBack = mirror => {
    const {state} = mirror;
    state.codes.splice(state.codes.indexOf(mirror.last), 1);
    mirror.last = null;
    say(mirror.message, counted('code-taken-back', state.codes.length));
    keep(mirror);
    draw(mirror);
    mirror.input.focus();
  };

  const showPicture = mirror => {
    mirror.state.seen = mirror.state.codes.length;
    mirror.last = null;
    say(mirror.message);
    keep(mirror);
    draw(mirror);
    mirror.place.focus();
  };

  // Undo instead of "are you sure?".
  const erase = mirror => {
    if (mirror.erased) {
      mirror.state = mirror.erased;
      say(mirror.message, word('undone-mirror'));
      keep(mirror);
    } else {
      mirror.erased = mirror.state;
      mirror.state = nothing(mirror.form);
      courseware.store().remove(PART, NAME);
      say(mirror.message, word('mirror-deleted'));
    }
    mirror.last = null;
    statements.write(mirror.form, mirror.state.own);
    draw(mirror);
  };

  const setUpManager = root => {
    const find = selector => root.querySelector(selector);
    const form = statements.form(root);
    const mirror = {
      root,
      form,
      hash: root.dataset.hash,
      own: find('.cw-mirror__own'),
      input: find('.cw-mirror__input'),
      message: find('.cw-form__message'),
      ready: find('.cw-mirror__ready'),
      place: find('.cw-mirror__picture'),
      deleteText: button(root, 'delete').textContent,
      // The code that was added last, as long as no picture was drawn with it; never kept.
      last: null,
      erased: null,
      state: nothing(form)
    };
    find('.cw-mirror__entry').addEventListener('submit', event => {
      event.preventDefault();
      add(mirror);
    });
    onPress(button(root, 'back'), () => takeBack(mirror));
    onPress(button(root, 'show'), () => showPicture(mirror));
    onPress(button(root, 'delete'), () => erase(mirror));
    mirror.own.addEventListener('change', () => {
      mirror.state.own = statements.read(mirror.form);
      keep(mirror);
      draw(mirror);
    });
    return mirror;
  };

  // ---- start

  let managers = [];

  const setUp = root => {
    root.querySelector('.cw-form__screen').hidden = false;
    root.classList.add('cw-form--ready');
    return root.dataset.mirror === 'team' ? setUpTeam(root) : setUpManager(root);
  };

  courseware.mirror = true;
  courseware.changed(part => {
    if (!part || part === PART) managers.forEach(sync);
  });
  courseware.start(() => {
    const first = managers[0];
    managers = courseware.once('.cw-mirror', setUp).filter(mirror => mirror.state);
    if (managers[0] !== first) managers.forEach(sync);
  });
})();
