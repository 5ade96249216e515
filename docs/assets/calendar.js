/*
 * Calendar files (RFC 5545), made in the browser: the only way to be reminded without an account.
 *
 *   courseware.calendar(name, events)   hands the reader `name`.ics
 *
 * An event is {uid, day, time, minutes, title, text, weekly}: `uid` names it for good, so that a file
 * opened twice does not double it; `day` is "2026-12-01"; `time` is "09:00", or nothing for the whole day;
 * `weekly`, where it is there, is how many times it comes, a week apart.
 * Times have no zone: nine o'clock is nine o'clock wherever the reader is.
 */
(() => {
  'use strict';
  const courseware = window.courseware;
  if (courseware.calendar) return;

  const escape = text => text.replace(/[\\;,]/g, '\\$&').replace(/\r\n?|\n/g, '\\n')
    .replace(/[\u0000-\u001f\u007f]/g, '');

  // No line is longer than 75 bytes; it goes on behind a line break and a space, and no letter is cut.
  const fold = line => {
    const encoder = new TextEncoder();
    let room = 75;
    return [...line].map(letter => {
      const size = encoder.encode(letter).length;
      room -= size;
      if (room >= 0) return letter;
      room = 74 - size;
      return `\r\n ${letter}`;
    }).join('');
  };

  const digits = text => text.replace(/[-:]/g, '');

  const dayAfter = day => {
    const next = new Date(`${day}T00:00:00Z`);
    next.setUTCDate(next.getUTCDate() + 1);
    return next.toISOString().slice(0, 10);
  };

  const lines = ({uid, day, time, minutes, title, text, weekly}, stamp) => [
    'BEGIN:VEVENT',
    `UID:${escape(uid)}`,
    `DTSTAMP:${stamp}`,
    ...(time
      ? [`DTSTART:${digits(day)}T${digits(time)}00`, `DURATION:PT${minutes}M`]
      : [`DTSTART;VALUE=DATE:${digits(day)}`, `DTEND;VALUE=DATE:${digits(dayAfter(day))}`]),
    ...(weekly > 1 ? [`RRULE:FREQ=WEEKLY;COUNT=${weekly}`] : []),
    `SUMMARY:${escape(title)}`,
    `DESCRIPTION:${escape(text)}`,
    ...(time ? ['BEGIN:VALARM', 'ACTION:DISPLAY', `DESCRIPTION:${escape(title)}`, 'TRIGGER:PT0S', 'END:VALARM'] : []),
    'END:VEVENT'
  ];

  courseware.calendar = (name, events) => {
    const stamp = `${digits(new Date().toISOString().slice(0, 19))}Z`;
    const all = [
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      `PRODID:-//${courseware.word('course')}//course//${document.documentElement.lang}`,
      ...events.flatMap(event => lines(event, stamp)),
      'END:VCALENDAR'
    ];
    courseware.download(`${name}.ics`, 'text/calendar;charset=utf-8', `${all.map(fold).join('\r\n')}\r\n`);
  };
})();
