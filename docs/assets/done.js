/*
 * The end of a module's page: "done" is what the learner says it is. And the course outline beside
 * the page, in which what is done is marked, in words for those who hear it.
 */
(() => {
  'use strict';
  const courseware = window.courseware;
  if (courseware.isDoneSet) return;
  courseware.isDoneSet = true;

  const {word, make, fill, onPress, progress} = courseware;
  let ends = [];

  const thisPage = name => progress.outline().flatMap(module => module.pages).find(page => page.name === name);

  const setUp = root => {
    const end = {
      root,
      button: root.querySelector('.cw-done__button'),
      region: root.querySelector('.cw-done__said')
    };
    onPress(end.button, () => {
      const page = thisPage(root.dataset.page);
      progress.mark(page, !page.done);
      progress.update();
      update(true);
    });
    root.hidden = false;
    return end;
  };

  const show = ({root, button, region}, aloud) => {
    const {done} = thisPage(root.dataset.page);
    button.textContent = word(done ? 'done-undo' : 'done-mark');
    button.classList.toggle('md-button--primary', !done);
    const text = done ? word('done-said', {date: progress.day(done)}) : '';
    if (text !== region.textContent) fill(region, text ? [make('p', '', text)] : [], aloud);
  };

  // A link beside the page leads to `<base><name>.html`, whatever the language's folder.
  const markOutline = root => {
    const base = new URL(root.dataset.base, location.href).href.replace(/[?#].*/, '');
    document.querySelectorAll('.course-nav__link').forEach(link => {
      const [address] = link.href.split(/[?#]/);
      if (!address.startsWith(base)) return;
      const name = address.slice(base.length).replace(/\.html$/, '').replace(/\//g, '~');
      const record = courseware.store().get('~page', name);
      const before = link.querySelector('.course-nav__done');
      if (before) before.remove();
      if (!record || record.v !== 1) return;
      const mark = make('span', 'course-nav__done');
      mark.append(make('span', 'course-hidden', word('done-nav')));
      link.append(' ', mark);
    });
  };

  const update = aloud => {
    ends.forEach(end => show(end, aloud));
    if (ends.length) markOutline(ends[0].root);
  };

  courseware.changed(() => update(false));
  courseware.start(() => {
    ends = courseware.once('.cw-done', setUp);
    update(false);
  });
})();
