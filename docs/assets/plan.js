/*
 * The if-then plan: one for the whole course. Each module can sharpen it; earlier wordings stay.
 *
 * Kept under part ~plan, name "it": {v: 1, p: [{c, a, t}, ...], d: {c, a}}. `p` holds the wordings, the
 * plan first: cue, action, moment; `d` is what stands in the inputs and is no plan yet.
 */
(() => {
  'use strict';
  const courseware = window.courseware;
  const {word, make, fill, onPress, sheet} = courseware;
  if (courseware.hasPlan) return;
  courseware.hasPlan = true;

  const PART = '~plan';
  const NAME = 'it';
  // With nine wordings the record stays below what the store takes, whatever stands in them.
  const MOST = 9;
  let plans = [];

  const setUp = root => {
    const find = selector => root.querySelector(selector);
    const plan = {
      root,
      cue: find('[name=cue]'),
      action: find('[name=action]'),
      state: find('.cw-plan__state'),
      trouble: find('.cw-plan__trouble'),
      told: find('.cw-plan__told'),
      before: find('.cw-plan__before'),
      eraseButton: find('.cw-plan__erase'),
      record: undefined,
      erased: null
    };
    [plan.cue, plan.action].forEach(input => {
      input.hidden = false;
      input.addEventListener('input', () => keepDraft(plan));
    });
    find('.cw-plan__needs-script').hidden = false;
    root.querySelectorAll('.cw-plan__half').forEach(part => offer(plan, part));
    onPress(find('.cw-plan__keep'), () => keepPlan(plan));
    onPress(find('.cw-plan__print'), () => sheet.print(root));
    onPress(find('.cw-plan__calendar'), () => remind(plan));
    onPress(plan.eraseButton, () => plan.erased ? undo(plan) : erase(plan));
    root.classList.add('cw-plan--ready');
    show(plan, '', false);
    return plan;
  };

  // Each suggestion becomes a button that puts it into the input above.
  const offer = (plan, part) => {
    const input = part.querySelector('input');
    part.querySelectorAll('li').forEach(idea => {
      const button = make('button', 'cw-idea', idea.textContent);
      button.type = 'button';
      onPress(button, () => {
        input.value = button.textContent;
        keepDraft(plan);
        const {c, a} = halves(plan);
        if (c && a) fill(plan.state, [`${sentence({c, a})} ${plan.state.textContent}`], true);
      });
      idea.replaceChildren(button);
    });
  };

  // ---- the two halves

  // "If" and "then I" stand there already; whoever types them as well does not read them twice.
  const half = (input, start) => {
    const text = sheet.tidy(input.value).replace(/[\s.,;…]+$/, '').trim();
    const doubled = text.toLowerCase().startsWith(`${start.toLowerCase()} `);
    return doubled ? text.slice(start.length + 1).trim() : text;
  };

  const halves = plan => ({
    c: half(plan.cue, word('plan-if')),
    a: half(plan.action, word('plan-then'))
  });

  const sentence = ({c, a}) => word('plan-sentence', {cue: c, action: a});

  const isSame = (one, other) => Boolean(one && other) && one.c === other.c && one.a === other.a;

  // ---- memory

  const isHalf = text => typeof text === 'string' && text.length <= 160 && text === sheet.tidy(text);

  const readWording = wording => {
    const {c, a, t} = wording && typeof wording === 'object' ? wording : {};
    const holds = isHalf(c) && isHalf(a) && c && a && typeof t === 'string' && t.length < 40 && Date.parse(t) > 0;
    return holds ? [{c, a, t}] : [];
  };

  // Anything may stand in storage: of each wording the fields that hold are taken over, by name.
  const readRecord = ({v, p, d}) => {
    if (v !== 1 || !Array.isArray(p)) return undefined;
    const wordings = p.slice(0, MOST).flatMap(readWording);
    const {c, a} = d && typeof d === 'object' ? d : {};
    const draft = isHalf(c) && isHalf(a) && c + a ? {c, a} : undefined;
    return wordings.length || draft ? {v, p: wordings, d: draft} : undefined;
  };

  const sync = plan => {
    const saved = courseware.store().get(PART, NAME);
    const record = saved && readRecord(saved);
    if (saved && !record) courseware.trouble('corrupt');
    if (JSON.stringify(record) === JSON.stringify(plan.record)) return;
    plan.record = record;
    write(plan);
    show(plan, record ? record.d ? 'plan-draft' : 'plan-kept' : '', false);
  };

  const write = plan => {
    const {c, a} = (plan.record && (plan.record.d || plan.record.p[0])) || {c: '', a: ''};
    if (plan.cue.value !== c) plan.cue.value = c;
    if (plan.action.value !== a) plan.action.value = a;
  };

  const store = (plan, record, message) => {
    plan.erased = null;
    plan.record = record;
    const kept = courseware.keep(PART, NAME, record, plan.trouble);
    show(plan, kept ? message : 'plan-not-kept', true);
    plans.forEach(other => {
      if (other !== plan) sync(other);
    });
  };

  const wordings = plan => plan.record ? plan.record.p : [];

  const keepDraft = plan => {
    const [now] = wordings(plan);
    const draft = {c: sheet.tidy(plan.cue.value), a: sheet.tidy(plan.action.value)};
    if (!now && !(draft.c + draft.a)) remove(plan, '');
    else if (isSame(halves(plan), now)) store(plan, {v: 1, p: wordings(plan)}, 'plan-kept');
    else store(plan, {v: 1, p: wordings(plan), d: draft}, 'plan-draft');
  };

  const keepPlan = plan => {
    const {c, a} = halves(plan);
    if (!c || !a) {
      fill(plan.state, [word('plan-both')], true);
      (c ? plan.action : plan.cue).focus();
      return;
    }
    const before = wordings(plan);
    const isNew = !isSame({c, a}, before[0]);
    const p = isNew ? [{c, a, t: new Date().toISOString()}, ...before].slice(0, MOST) : before;
    store(plan, {v: 1, p}, p.length > 1 && isNew ? 'plan-sharpened' : 'plan-kept');
    write(plan);
  };

  const remove = (plan, message) => {
    plan.record = undefined;
    courseware.store().remove(PART, NAME);
    show(plan, message, true);
  };

  const erase = plan => {
    plan.erased = plan.record;
    remove(plan, 'plan-erased');
    write(plan);
  };

  const undo = plan => {
    store(plan, plan.erased, 'plan-undone');
    write(plan);
  };

  // ---- what is shown

  const show = (plan, message, aloud) => {
    const text = message ? word(message) : '';
    if (text !== plan.state.textContent) fill(plan.state, text ? [text] : [], aloud);
    const [now, ...before] = wordings(plan);
    sheet.put(plan.root.querySelector('.cw-plan__cue'), now ? `${now.c},` : '');
    sheet.put(plan.root.querySelector('.cw-plan__action'), now ? `${now.a}.` : '');
    sheet.put(plan.root.querySelector('.cw-sheet__day'), now ? sheet.day(sheet.dayOf()) : '');
    plan.root.classList.toggle('cw-plan--kept', Boolean(now));
    plan.eraseButton.textContent = word(plan.erased ? 'undo' : 'plan-erase');
    plan.eraseButton.hidden = !plan.record && !plan.erased;
    plan.before.hidden = !before.length;
    plan.before.querySelector('ol').replaceChildren(...before.map(each => {
      const row = make('li', '', sentence(each));
      row.append(' ', make('span', 'cw-plan__day', sheet.day(sheet.dayOf(new Date(each.t)))));
      return row;
    }));
  };

  // ---- a reminder

  const remind = plan => {
    const [now] = wordings(plan);
    const when = name => plan.root.querySelector(`[data-when=${name}]`).value;
    const [day, time, weekly] = [when('day'), when('time'), Number(when('often'))];
    const missing = !now ? 'plan-first' : !sheet.day(day) || !time ? 'plan-when' : '';
    fill(plan.told, [word(missing || 'plan-made')], true);
    if (missing) return;
    const file = word('plan-file');
    const course = plan.root.querySelector('.cw-sheet__course').textContent;
    const uid = ['plan', word('course')].join('@');
    courseware.calendar(`${file}-${sheet.dayOf()}`, [{
      uid, day, time, minutes: 10, weekly, title: sentence(now), text: word('plan-from', {course})
    }]);
  };

  courseware.changed((part, name) => {
    if (!part || (part === PART && name === NAME)) plans.forEach(sync);
  });
  courseware.start(() => {
    plans = courseware.once('.cw-plan', setUp);
    plans.forEach(sync);
  });
})();
