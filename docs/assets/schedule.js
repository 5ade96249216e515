/*
 * When the items of a finished quiz come back: on day 2, 7 and 21. A fixed list, no estimate of memory.
 *
 *   DAYS                 that list, in days after the quiz was finished
 *   today()              the reader's day, "2026-12-01"; all days here are such texts
 *   read(quiz)           the plan that is kept for a quiz, or nothing
 *   keep(quiz, plan), forget(quiz)
 *   finish(quiz, times)  the plan, begun on the day of the last of these times if there is none yet
 *   days(plan)           [{n, day}], all days of the plan
 *   due(plan)            the number of the day whose session is to be done now, 0 if none is
 *   next(plan)           {n, day} of the first session that is still to come, or nothing
 *   inWords(days)        the days as the page's language says them
 *   reminder(id, name, quizzes, page)   a field for the time and a button for the calendar file
 *
 * A plan is {v: 1, day, session, items, done, right, wrong}: the day on which the quiz was finished;
 * the number of the last session, the items it asks and whether it is done; what earlier sessions
 * found. It is kept as `~review|<quiz>`, the answers of a session as `~review|<quiz>#<item>`.
 */
(() => {
  'use strict';
  const courseware = window.courseware;
  if (courseware.schedule) return;

  const {word, make, onPress} = courseware;
  const PART = '~review';
  const DAYS = [2, 7, 21];

  // ---- days: counted without hours, so that no change of the clock moves them

  const two = number => String(number).padStart(2, '0');

  const dayOf = date => `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;

  const today = () => dayOf(new Date());

  const number = day => Date.parse(`${day}T00:00:00Z`) / 86400000;

  const later = (day, n) => new Date((number(day) + n) * 86400000).toISOString().slice(0, 10);

  const isDay = day => typeof day === 'string' && /^\d{4}-\d\d-\d\d$/.test(day)
    && !Number.isNaN(number(day)) && later(day, 0) === day;

  // ---- the plan of a quiz

  const isNames = list => Array.isArray(list) && list.every(name => typeof name === 'string');

  const read = quiz => {
    const {v, day, session, items, done, right, wrong} = courseware.store().get(PART, quiz) || {};
    const holds = v === 1 && isDay(day) && (session === 0 || DAYS.includes(session))
      && typeof done === 'boolean' && [items, right, wrong].every(isNames);
    return holds ? {v, day, session, items, done, right, wrong} : undefined;
  };

  const keep = (quiz, plan) => courseware.keep(PART, quiz, plan);

  const begun = day => ({v: 1, day, session: 0, items: [], done: true, right: [], wrong: []});

  // Nothing was finished on a day that is still to come: the clock was wrong, then or now. One day
  // more is how far time zones can be apart.
  const finish = (quiz, times) => {
    const known = read(quiz);
    const latest = times.map(time => new Date(time)).sort((a, b) => a - b).pop();
    const day = known ? known.day : dayOf(latest);
    const plan = Object.assign(known || begun(day), {day: day > later(today(), 1) ? today() : day});
    if (!known || plan.day !== day) keep(quiz, plan);
    return plan;
  };

  const days = ({day}) => DAYS.map(n => ({n, day: later(day, n)}));

  // What was missed is not made up for: only the last session counts.
  const due = plan => {
    const last = days(plan).filter(({day}) => day <= today()).pop();
    const isOpen = last && (last.n > plan.session || (last.n === plan.session && !plan.done));
    return isOpen ? last.n : 0;
  };

  const next = plan => days(plan).find(({n, day}) => day > today() && n > plan.session);

  const inWords = list => {
    const format = day => new Date(`${day}T00:00:00Z`).toLocaleDateString(word('schedule-locale'), {
      weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC',
      year: day.slice(0, 4) === today().slice(0, 4) ? undefined : 'numeric'
    });
    return new Intl.ListFormat(word('schedule-locale')).format(list.map(format));
  };

  // ---- the calendar

  const events = (quizzes, time, page) => quizzes.flatMap(({id, title}) => {
    const plan = read(id);
    return plan ? days(plan).filter(({day}) => day > today()).map(({n, day}) => ({
      uid: `${word('course')}-review-${id}-${n}@${location.hostname || 'localhost'}`,
      day, time, minutes: 10,
      title: word('schedule-title', {title, n}),
      text: word('schedule-text', {page: new URL(page, location.href).href})
    })) : [];
  });

  // A reader may empty the field: then the whole day is meant.
  const reminder = (id, name, quizzes, page) => {
    const root = make('p', 'cw-remind');
    const label = make('label', '', word('schedule-time'));
    const time = make('input', '');
    const button = make('button', 'md-button', word('schedule-button'));
    Object.assign(time, {type: 'time', value: '09:00', id: `${id}--time`, autocomplete: 'off'});
    label.htmlFor = time.id;
    button.type = 'button';
    onPress(button, () =>
      courseware.calendar(`${word('course')}-${name}`, events(quizzes(), time.value, page)));
    root.append(label, ' ', time, ' ', button);
    return root;
  };

  courseware.schedule = {
    DAYS, PART, today, read, keep, finish, days, due, next, inWords, reminder,
    forget: quiz => courseware.store().remove(PART, quiz)
  };
})();
