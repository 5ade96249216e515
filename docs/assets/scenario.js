/*
 * Plays a scenario: one moment at a time, from the numbered book that the page holds without this
 * script. All texts are taken from there; what is said besides comes from the words of the page.
 *
 * Kept under `~scenario` and the scenario's name: {v: 1, path, endings}. `path` is where the learner
 * went: a node, the option chosen there, the next node, and so on up to the node or the ending where
 * they are now. `endings` are the ids of those seen.
 */
(() => {
  'use strict';
  const courseware = window.courseware;
  if (!courseware || courseware.scenarios) return;

  const {word, make, fill, onPress} = courseware;
  const PART = '~scenario';
  // The store refuses longer records. Whoever goes round in a ring for so long begins anew next time.
  const LONGEST = 9000;
  let games = [];

  // ---- what the page holds

  const textOf = node => node.textContent.replace(/\s+/g, ' ').trim();
  const copies = nodes => [...nodes].map(node => node.cloneNode(true));
  const within = (node, selector) => copies(node.querySelector(selector).childNodes);

  const readOption = node => ({
    id: node.dataset.option,
    to: node.dataset.to,
    text: node.querySelector('.cw-option__text'),
    consequence: node.querySelector('.cw-option__consequence')
  });

  const readBook = book => {
    const nodes = [...book.querySelectorAll('[data-node]')].map(node => [node.dataset.node, {
      node, options: [...node.querySelectorAll('.cw-option')].map(readOption)
    }]);
    const endings = [...book.querySelectorAll('[data-ending]')].map(node => [node.dataset.ending, {
      node, title: textOf(node.querySelector('.cw-part__name')), outcome: node.querySelector('.cw-part__outcome')
    }]);
    return {nodes: new Map(nodes), endings: new Map(endings), debriefPart: book.querySelector('[data-debrief]')};
  };

  const optionOf = (game, node, id) =>
    game.nodes.has(node) ? game.nodes.get(node).options.find(option => option.id === id) : undefined;

  // ---- a scenario on the page

  const button = (name, action, className = '') => {
    const made = make('button', `md-button ${className}`.trim(), word(name));
    made.type = 'button';
    onPress(made, action);
    return made;
  };

  const setUp = root => {
    const book = root.querySelector('.cw-scenario__book');
    const game = Object.assign({
      root,
      name: root.dataset.scenario,
      before: make('p', 'cw-scenario__before'),
      chosen: make('p', 'cw-scenario__chosen'),
      told: make('div', 'cw-scenario__told'),
      heading: make('h2', 'cw-scenario__heading'),
      body: make('div', 'cw-scenario__body'),
      actions: make('p', 'cw-scenario__actions'),
      trouble: make('div', 'cw-scenario__trouble'),
      seen: make('div', 'cw-scenario__seen'),
      debrief: make('div', 'cw-scenario__debrief'),
      path: [],
      seenEndings: []
    }, readBook(book));
    game.first = [...game.nodes.keys()][0];
    if (!game.first || !game.endings.size) return null;
    game.heading.tabIndex = -1;
    game.trouble.setAttribute('role', 'status');
    game.play = make('div', 'cw-scenario__play');
    game.play.append(game.before, game.chosen, game.told, game.heading, game.body, game.actions, game.trouble,
      game.seen, game.debrief);
    book.before(game.play);
    book.hidden = true;
    return game;
  };

  const here = game => game.path[game.path.length - 1];

  const optionButton = (game, option) => {
    const made = make('button', 'cw-scenario__option');
    made.type = 'button';
    made.append(...copies(option.text.childNodes));
    onPress(made, () => choose(game, option));
    const row = make('li', '');
    row.append(made);
    return row;
  };

  const showMoment = game => {
    const {node, options} = game.nodes.get(here(game));
    const list = make('ol', 'cw-scenario__options');
    list.append(...options.map(option => optionButton(game, option)));
    game.heading.textContent = word('scenario-moment', {n: (game.path.length + 1) / 2});
    game.body.replaceChildren(...within(node, '.cw-part__text'), list);
    game.debrief.replaceChildren();
  };

  const showEnding = game => {
    const {node, title, outcome} = game.endings.get(here(game));
    game.heading.textContent = word('scenario-end', {title});
    game.body.replaceChildren(...within(node, '.cw-part__text'), ...(outcome ? [outcome.cloneNode(true)] : []));
    game.debrief.replaceChildren(debrief(game));
  };

  // Puts on the page where the learner is. Told aloud: what came of the choice, and the heading,
  // which takes the focus, since the button that was pressed is gone.
  const show = (game, aloud) => {
    const last = game.path.length > 1 ? optionOf(game, ...game.path.slice(-3, -1)) : undefined;
    const isEnd = game.endings.has(here(game));
    game.chosen.textContent = last ? word('scenario-chosen', {text: textOf(last.text)}) : '';
    // An empty region has to be one already when its first text comes, or that is often not spoken.
    fill(game.told, last ? copies(last.consequence.childNodes) : [], aloud || !last);
    if (isEnd) showEnding(game);
    else showMoment(game);
    game.actions.replaceChildren(
      ...(isEnd ? [button('scenario-another', () => goTo(game, 0), 'md-button--primary')] : []),
      ...(last ? [button('scenario-back', () => goTo(game, game.path.length - 3))] : []),
      ...(last && !isEnd ? [button('scenario-restart', () => goTo(game, 0))] : [])
    );
    showSeen(game);
  };

  const showSeen = game => {
    const list = make('ul', '');
    list.append(...game.seenEndings.map(id => make('li', '', game.endings.get(id).title)));
    const count = word('scenario-seen', {n: game.seenEndings.length, total: game.endings.size});
    game.seen.replaceChildren(make('p', '', count), ...(game.seenEndings.length ? [list] : []));
  };

  // ---- the debrief: one's own way beside the better move, how it can end, what to think about

  const titled = (className, title, nodes) => {
    const made = make('div', className);
    made.append(make('h3', '', word(title)), ...nodes);
    return made;
  };

  const ownWay = game => {
    const list = make('ol', 'cw-debrief__way');
    for (let at = 0; at + 2 < game.path.length; at += 2) {
      const option = optionOf(game, game.path[at], game.path[at + 1]);
      const chosen = make('p', '');
      const again = button('scenario-here', () => goTo(game, at), 'cw-debrief__again');
      const row = make('li', '');
      chosen.append(...copies(option.text.childNodes));
      again.setAttribute('aria-label', word('scenario-here-at', {n: at / 2 + 1}));
      row.append(chosen, again);
      list.append(row);
    }
    return list;
  };

  const endingsSeen = game => {
    const list = make('ul', 'cw-debrief__endings');
    game.seenEndings.forEach(id => {
      const {title, outcome} = game.endings.get(id);
      const row = make('li', '');
      row.append(make('strong', '', title), ...(outcome ? [make('span', '', textOf(outcome))] : []));
      list.append(row);
    });
    const left = game.endings.size - game.seenEndings.length;
    if (left) list.append(make('li', '', word('scenario-unseen', {n: left})));
    return list;
  };

  const debrief = game => {
    const part = game.debriefPart;
    const made = make('details', 'cw-part cw-debrief');
    const ways = make('div', 'cw-debrief__ways');
    const body = make('div', 'cw-part__body');
    ways.append(titled('', 'scenario-way', [ownWay(game)]), part.querySelector('.cw-debrief__better').cloneNode(true));
    body.append(ways, titled('', 'scenario-endings', [endingsSeen(game)]),
      ...copies(part.querySelectorAll('.cw-debrief__compared, .cw-debrief__questions, .cw-item__evidence')));
    made.append(part.querySelector('summary').cloneNode(true), body);
    return made;
  };

  // ---- moving on, going back

  // Only where the new moment would be out of sight: a page that jumps without need is hard to follow.
  const bringIntoSight = game => {
    const bar = parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) || 0;
    const {bottom} = game.heading.getBoundingClientRect();
    if (game.play.getBoundingClientRect().top < bar || bottom > window.innerHeight) {
      game.play.scrollIntoView({behavior: 'instant'});
    }
  };

  const move = game => {
    game.before.textContent = '';
    meet(game);
    show(game, true);
    keep(game);
    game.heading.focus({preventScroll: true});
    bringIntoSight(game);
  };

  const choose = (game, option) => {
    game.path.push(option.id, option.to);
    move(game);
  };

  const goTo = (game, place) => {
    game.path.length = place + 1;
    move(game);
  };

  const meet = game => {
    if (game.endings.has(here(game)) && !game.seenEndings.includes(here(game))) game.seenEndings.push(here(game));
  };

  // ---- memory

  const isWay = (game, path) => path[0] === game.first && path.length % 2 === 1
    && path.every((name, at) => {
      const option = at % 2 ? optionOf(game, path[at - 1], name) : undefined;
      return at % 2 === 0 || (option && option.to === path[at + 1]);
    })
    && (game.nodes.has(path[path.length - 1]) || game.endings.has(path[path.length - 1]));

  const areNames = list => Array.isArray(list) && list.every(name => typeof name === 'string');

  // Anything may stand in storage. A way that leads nowhere is that of a scenario as it once was;
  // a path of no steps is what is kept of one that was too long.
  const read = (game, saved) => {
    const fresh = {path: [game.first], seenEndings: [], lapsed: false};
    if (!saved) return fresh;
    if (saved.v !== 1 || !areNames(saved.path) || !areNames(saved.endings)) {
      courseware.trouble('corrupt');
      return fresh;
    }
    const holds = isWay(game, saved.path);
    return {
      path: holds ? [...saved.path] : fresh.path,
      seenEndings: [...new Set(saved.endings)].filter(id => game.endings.has(id)),
      lapsed: !holds && saved.path.length > 0
    };
  };

  const keep = game => {
    const {seenEndings} = read(game, courseware.store().get(PART, game.name));
    // Those that another tab has come to meanwhile.
    game.seenEndings = [...new Set([...seenEndings, ...game.seenEndings])];
    const record = {v: 1, path: game.path, endings: game.seenEndings};
    if (JSON.stringify(record).length > LONGEST) record.path = [];
    courseware.keep(PART, game.name, record, game.trouble);
    games.forEach(other => {
      if (other !== game && other.name === game.name) sync(other);
    });
  };

  // Shows what the store holds, unless it is shown already.
  const sync = game => {
    const {path, seenEndings, lapsed} = read(game, courseware.store().get(PART, game.name));
    if (JSON.stringify([path, seenEndings]) === JSON.stringify([game.path, game.seenEndings])) return;
    const isFirst = !game.path.length;
    Object.assign(game, {path, seenEndings});
    meet(game);
    game.before.textContent = lapsed ? word('scenario-changed')
      : isFirst && path.length > 1 ? word('scenario-from-before') : '';
    show(game, false);
  };

  // ---- start

  courseware.scenarios = true;
  courseware.changed((part, name) => {
    if (part && part !== PART) return;
    games.forEach(game => {
      if (!name || game.name === name) sync(game);
    });
  });
  courseware.start(() => {
    games = courseware.once('.cw-scenario', setUp);
    games.forEach(sync);
  });
})();
