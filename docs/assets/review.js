/*
 * The page to come back to: it takes the items of a session out of their templates, says what is due
 * and when it goes on, and fills the dates into the sheet. A session asks at most five items of one
 * quiz: those that were wrong though the learner was sure come first, then what was wrong or a guess.
 *
 * The answers of a session are kept apart from those of the quiz: an item put in here belongs to the
 * part `~review` and is called `<quiz>#<item>` there. item.js does the rest.
 */
(() => {
  'use strict';
  const courseware = window.courseware;
  if (courseware.reviewed) return;

  const {word, make, fill, onPress, items, schedule} = courseware;
  const MOST = 5;
  let page;
  courseware.reviewed = true;

  // ---- what the page holds

  const readQuiz = template => ({
    id: template.dataset.quiz,
    title: template.dataset.title,
    nodes: new Map([...template.content.querySelectorAll('.cw-item')]
      .filter(({dataset}) => 'key' in dataset && !('ungraded' in dataset))
      .map(node => [node.dataset.item, node]))
  });

  const setUp = root => {
    const find = selector => root.querySelector(selector);
    const made = {
      root,
      quizzes: [...root.querySelectorAll('template')].map(readQuiz).filter(({nodes}) => nodes.size),
      today: find('.cw-review__today'),
      items: find('.cw-review__items'),
      end: find('.cw-review__end'),
      shown: null,
      day: ''
    };
    find('.cw-review__paper').hidden = true;
    made.reminder = schedule.reminder('review', 'review', () => made.quizzes, location.href);
    find('.cw-review__plan').after(made.reminder);
    return made;
  };

  const isShare = number => typeof number === 'number' && number >= 0 && number <= 1;

  // An answer to the quiz itself. One to an item that has changed since is none.
  const answerOf = (quiz, name) => {
    const {v, h, s, f, t, c} = courseware.store().get(quiz.id, name) || {};
    const holds = v === 1 && h === quiz.nodes.get(name).dataset.hash && isShare(s) && isShare(f) && Date.parse(t) > 0;
    return holds ? {s, f, t, c} : undefined;
  };

  // A quiz that was finished elsewhere, such as by its last item in a lesson, has no plan yet.
  const planOf = quiz => {
    const known = schedule.read(quiz.id);
    const times = known ? [] : [...quiz.nodes.keys()].map(name => (answerOf(quiz, name) || {}).t);
    return known || times.every(Boolean) ? schedule.finish(quiz.id, times) : undefined;
  };

  // ---- a session

  const rank = (quiz, plan, name) => {
    if (plan.wrong.includes(name)) return 1;
    if (plan.right.includes(name)) return 3;
    const answer = answerOf(quiz, name);
    if (answer && answer.c === 'sure' && answer.f < 1) return 0;
    return !answer || answer.f < 1 || answer.s < 1 || answer.c === 'guess' ? 1 : 2;
  };

  const nameIn = (quiz, name) => `${quiz.id}#${name}`;

  const scoreOf = (quiz, name) => {
    const {v, h, f} = courseware.store().get(schedule.PART, nameIn(quiz, name)) || {};
    return v === 1 && h === quiz.nodes.get(name).dataset.hash && isShare(f) ? f : undefined;
  };

  // What is still in the course; an update may have taken items away.
  const still = (quiz, names) => names.filter(name => quiz.nodes.has(name));

  // What a session found goes into the plan, for the choice of the next one.
  const found = (quiz, plan) => {
    const asked = still(quiz, plan.items).filter(name => scoreOf(quiz, name) !== undefined);
    const others = list => still(quiz, list).filter(name => !asked.includes(name));
    return {
      right: [...others(plan.right), ...asked.filter(name => scoreOf(quiz, name) === 1)],
      wrong: [...others(plan.wrong), ...asked.filter(name => scoreOf(quiz, name) < 1)]
    };
  };

  const begin = (quiz, plan, n) => {
    const known = Object.assign({}, plan, plan.done ? {} : found(quiz, plan));
    const chosen = [...quiz.nodes.keys()]
      .map((name, index) => ({name, index, rank: rank(quiz, known, name)}))
      .sort((a, b) => a.rank - b.rank || a.index - b.index)
      .slice(0, MOST).map(({name}) => name);
    chosen.forEach(name => courseware.store().remove(schedule.PART, nameIn(quiz, name)));
    const begun = Object.assign(known, {session: n, items: chosen, done: false});
    schedule.keep(quiz.id, begun);
    return begun;
  };

  const session = quiz => {
    const plan = planOf(quiz);
    const n = plan ? schedule.due(plan) : 0;
    if (!n) return undefined;
    const goesOn = plan.session === n && still(quiz, plan.items).length;
    return {quiz, n, day: schedule.days(plan).find(each => each.n === n).day, plan: goesOn ? plan : begin(quiz, plan, n)};
  };

  // ---- what is shown

  const put = ({quiz, plan}) => {
    const names = still(quiz, plan.items);
    const nodes = names.map((name, index) => {
      const node = document.importNode(quiz.nodes.get(name), true);
      node.dataset.quiz = schedule.PART;
      node.dataset.item = nameIn(quiz, name);
      const number = node.querySelector('.cw-item__number')
        || node.querySelector('.cw-item__text').parentNode.insertBefore(
          make('span', 'cw-item__number'), node.querySelector('.cw-item__text'));
      number.textContent = word('review-question', {n: index + 1, total: names.length});
      return node;
    });
    page.items.replaceChildren(...nodes);
    items.setUp();
  };

  const line = (name, gaps) => make('p', '', word(name, gaps));

  const nextOf = quizzes => quizzes
    .map(quiz => ({quiz, plan: schedule.read(quiz.id)}))
    .map(({quiz, plan}) => ({title: quiz.title, next: plan && schedule.next(plan)}))
    .filter(({next}) => next)
    .sort((a, b) => a.next.day < b.next.day ? -1 : 1)[0];

  const nextLine = quizzes => {
    const soonest = nextOf(quizzes);
    return soonest
      ? line('review-next', {title: soonest.title, n: soonest.next.n, date: schedule.inWords([soonest.next.day])})
      : line('review-no-next');
  };

  const isOver = () => {
    const asked = items.all().filter(({root}) => page.items.contains(root));
    return asked.length > 0 && asked.every(({record}) => record);
  };

  // Says what is due, or that nothing is; the oldest comes first.
  const open = aloud => {
    const due = page.quizzes.map(session).filter(Boolean).sort((a, b) => a.day < b.day ? -1 : Number(a.day > b.day));
    const finished = page.quizzes.filter(({id}) => schedule.read(id));
    page.shown = due[0] || null;
    page.day = schedule.today();
    fill(page.end, [], true);
    if (page.shown) {
      const {quiz, n, plan} = page.shown;
      put(page.shown);
      fill(page.today, [
        line('review-due', {n: still(quiz, plan.items).length, title: quiz.title, day: n}),
        ...(due.length > 1 ? [line('review-more', {titles: due.slice(1).map(each => each.quiz.title).join(', ')})] : [])
      ], aloud);
    } else {
      page.items.replaceChildren();
      fill(page.today, finished.length
        ? [line('review-nothing'), nextLine(page.quizzes)]
        : [line('review-none-finished')], aloud);
    }
  };

  const close = aloud => {
    const {quiz, plan} = page.shown;
    const names = still(quiz, plan.items);
    schedule.keep(quiz.id, Object.assign(plan, found(quiz, plan), {done: true}));
    const right = names.filter(name => scoreOf(quiz, name) === 1).length;
    const others = page.quizzes.map(session).filter(Boolean);
    const lines = [line('review-done', {right, total: names.length}), nextLine(others.length ? [quiz] : page.quizzes)];
    if (others.length) {
      const button = make('button', 'md-button md-button--primary', word('review-go-on', {title: others[0].quiz.title}));
      button.type = 'button';
      onPress(button, () => {
        open(true);
        page.today.tabIndex = -1;
        page.today.focus();
        showPlan();
      });
      lines.push(button);
    }
    fill(page.end, lines, aloud);
  };

  const stateOf = (quiz, plan) => {
    if (plan) return '';
    const n = [...quiz.nodes.keys()].filter(name => answerOf(quiz, name)).length;
    return word('review-not-finished', {n, total: quiz.nodes.size});
  };

  const momentOf = (plan, n) => {
    if (!n) return schedule.inWords([plan.day]);
    const {day} = schedule.days(plan).find(each => each.n === n);
    const date = schedule.inWords([day]);
    if (plan.session === n && plan.done) return word('review-day-done', {date});
    return schedule.due(plan) === n ? word('review-day-now', {date}) : date;
  };

  // The sheet: of each quiz when it was finished and when it comes back.
  const showPlan = () => {
    page.quizzes.forEach(quiz => {
      const row = page.root.querySelector(`.cw-review__quiz[data-quiz="${quiz.id}"]`);
      const plan = schedule.read(quiz.id);
      const state = row.querySelector('.cw-review__state');
      state.textContent = stateOf(quiz, plan);
      state.hidden = Boolean(plan);
      row.classList.toggle('cw-review__quiz--planned', Boolean(plan));
      row.querySelectorAll('dl > div').forEach(node => {
        node.querySelector('dd').textContent = plan ? momentOf(plan, Number(node.dataset.n)) : '';
      });
    });
    page.reminder.hidden = !nextOf(page.quizzes);
  };

  const update = aloud => {
    const {shown} = page;
    // A session on the page is finished there, unless its quiz was begun again in another tab.
    if (!shown || !schedule.read(shown.quiz.id)) open(aloud);
    else if (!shown.plan.done && isOver()) close(aloud);
    showPlan();
  };

  // ---- start

  courseware.start(() => {
    [page] = courseware.once('.cw-review', setUp);
    if (page) update(false);
  });
  items.onChange(({checked}) => {
    if (page && checked) update(true);
  });
  courseware.changed(() => {
    if (page) update(false);
  });
  // The day may have changed since the page was left open.
  document.addEventListener('visibilitychange', () => {
    if (!page || document.hidden || page.day === schedule.today()) return;
    if (!page.shown || page.shown.plan.done) open(false);
    showPlan();
  });
})();
