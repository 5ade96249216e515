"""Calendar files: what they hold, byte by byte as RFC 5545 wants it, and as a calendar program reads it."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from icalendar import Calendar, Event
from playwright.sync_api import Page, expect

from courseware.words import words
from tests.browser.pages import BOTH_LANGUAGES, QUIZ, ItemOnPage, Site, is_focused, tab_to
from tests.browser.test_review import FINISHED, come_back, finish_washing, go_to

RIGHT = {"one-cup": "b", "two-cups": "ac", "three-cups": "abd"}
SCHEDULE = {language: words(language, "schedule") for language in ("en", "nl")}

#: Takes the text of a calendar file in the place of handing it out.
_MADE = """events => {
  const {download} = courseware;
  let made;
  courseware.download = (...given) => { made = given; };
  try { courseware.calendar('a-name', events); } finally { courseware.download = download; }
  return made;
}"""


def an_event(**changes: Any) -> dict[str, Any]:
    made = {"uid": "one@here", "day": "2026-12-01", "time": "09:00", "minutes": 10, "title": "Ring Lin", "text": "Now."}
    return made | changes


def made(page: Page, *events: dict[str, Any]) -> str:
    name, kind, text = page.evaluate(_MADE, list(events))
    assert (name, kind) == ("a-name.ics", "text/calendar;charset=utf-8")
    return str(text)


def read(text: str) -> list[Event]:
    """Read a file as strictly as it can be read, and return its events."""
    lines = text.encode().split(b"\r\n")
    assert lines.pop() == b"", "the last line ends as well"
    assert not [line for line in lines if b"\n" in line or b"\r" in line], "no line ends in any other way"
    assert not [line for line in lines if len(line) > 75], "a line longer than 75 bytes"
    assert [line.decode() for line in lines], "no letter is cut in two"
    calendar = Calendar.from_ical(text)
    assert not calendar.errors
    assert calendar["version"] == "2.0" and calendar["prodid"]
    events = [event for event in calendar.walk("VEVENT") if isinstance(event, Event)]
    for event in events:
        assert not event.errors
        assert {"UID", "DTSTAMP", "DTSTART", "SUMMARY"} <= event.keys()
    return events


@pytest.fixture
def calendar_page(page: Page, practice: Site) -> Page:
    page.goto(practice.url(QUIZ))
    return page


def test_an_event_at_a_time(calendar_page: Page) -> None:
    (event,) = read(made(calendar_page, an_event()))
    start = event.decoded("dtstart")
    assert start == datetime(2026, 12, 1, 9, 0) and start.tzinfo is None, "nine o'clock wherever the reader is"
    assert event.decoded("duration") == timedelta(minutes=10)
    (alarm,) = event.walk("VALARM")
    assert alarm["action"] == "DISPLAY" and alarm.decoded("trigger") == timedelta(0)
    assert alarm["description"] == event["summary"] == "Ring Lin"


@pytest.mark.parametrize(
    ("day", "after"),
    [("2026-12-31", date(2027, 1, 1)), ("2028-02-28", date(2028, 2, 29)), ("2026-10-25", date(2026, 10, 26))],
)
def test_an_event_for_a_whole_day(calendar_page: Page, day: str, after: date) -> None:
    """Its end is the day after, which is not part of it."""
    (event,) = read(made(calendar_page, an_event(day=day, time="")))
    assert event.decoded("dtstart") == date.fromisoformat(day)
    assert event.decoded("dtend") == after
    assert not event.walk("VALARM")


def test_when_it_was_made_is_said_in_world_time(calendar_page: Page) -> None:
    calendar_page.clock.set_fixed_time(datetime(2026, 11, 27, 12))
    moment = calendar_page.evaluate("new Date().toISOString()")
    assert f"DTSTAMP:{re.sub(r'[-:]|[.]...', '', moment)}\r\n" in made(calendar_page, an_event())


_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=200)
_LONG = "Een lange zin met één streep — en ‘tekens’, die over de regel gaat; 你好，世界 🙂👩‍👩‍👧, nog eens en nog eens."


def plain(text: str) -> str:
    """Return a text as it may come back: one kind of line end, and no signs that steer a machine."""
    return re.sub(r"[\x00-\x09\x0b-\x1f\x7f]", "", re.sub(r"\r\n?", "\n", text))


def test_any_text_comes_back_as_it_was(calendar_page: Page) -> None:
    @settings(max_examples=200, deadline=None)
    @given(_TEXT, _TEXT, st.booleans())
    @example(_LONG, _LONG * 3, True)
    @example("a\\nb; c, d\\", "one\ntwo\r\nthree\rfour", False)
    @example("x" * 66, "é" * 75, True)
    @example("x\r\nEND:VEVENT\r\nBEGIN:VALARM", "BEGIN:VEVENT\nATTACH:http://x.example", True)
    @example("\ufeff\u2028\u0085", "\x00\x1b\x7f\t", True)
    def holds(title: str, text: str, timed: bool) -> None:
        events = read(made(calendar_page, an_event(title=title, text=text, time="09:00" if timed else "")))
        assert len(events) == 1
        assert str(events[0]["summary"]) == plain(title)
        assert str(events[0]["description"]) == plain(text)

    holds()


def test_many_events_in_one_file(calendar_page: Page) -> None:
    given_ = [an_event(uid=f"{n}@here", time="" if n % 2 else "09:00") for n in range(30)]
    assert [str(event["uid"]) for event in read(made(calendar_page, *given_))] == [f"{n}@here" for n in range(30)]


# ---- the dates of a quiz


def handed_out(page: Page, button: Any, folder: Path) -> tuple[str, list[Event]]:
    with page.expect_download() as waiting:
        button()
    path = folder / waiting.value.suggested_filename
    waiting.value.save_as(path)
    return path.name, read(path.read_bytes().decode())


@BOTH_LANGUAGES
def test_the_dates_of_a_finished_quiz(page: Page, practice: Site, tmp_path: Path, language: str) -> None:
    go_to(page, 0)
    page.goto(practice.url(QUIZ, language))
    for name, letters in RIGHT.items():
        ItemOnPage(page, name).answer(letters)
    said = SCHEDULE[language]
    button = page.get_by_role("button", name=said["schedule-button"])
    name, events = handed_out(page, button.click, tmp_path)
    assert name == "practice-course-practice.ics"
    moments = [datetime.combine(FINISHED.date() + timedelta(days=n), time(9)) for n in (2, 7, 21)]
    assert [event.decoded("dtstart") for event in events] == moments
    title = {"en": "Practice", "nl": "Oefening"}[language]
    assert [str(event["summary"]) for event in events] == [
        said["schedule-title"].format(title=title, n=n) for n in (2, 7, 21)
    ]
    assert {str(event["description"]) for event in events} == {
        said["schedule-text"].format(page=practice.url("review.html", language))
    }


def test_a_file_taken_twice_doubles_nothing(page: Page, practice: Site, tmp_path: Path) -> None:
    """Calendars know an event by its uid: also from another page, in another language, after a new start."""
    finish_washing(page, practice)
    button = page.get_by_role("button", name=SCHEDULE["en"]["schedule-button"])
    _, first = handed_out(page, button.click, tmp_path)
    come_back(page, practice, 0, "nl")
    _, second = handed_out(page, page.get_by_role("button", name=SCHEDULE["nl"]["schedule-button"]).click, tmp_path)
    uids = [str(event["uid"]) for event in first]
    assert uids == [str(event["uid"]) for event in second]
    assert len({*uids}) == 3


def test_only_days_that_are_still_to_come(page: Page, practice: Site, tmp_path: Path) -> None:
    finish_washing(page, practice)
    come_back(page, practice, 7)
    button = page.get_by_role("button", name=SCHEDULE["en"]["schedule-button"])
    name, events = handed_out(page, button.click, tmp_path)
    assert name == "practice-course-review.ics"
    assert [event.decoded("dtstart").date() for event in events] == [FINISHED.date() + timedelta(days=21)]
    come_back(page, practice, 21)
    expect(button).to_be_hidden()


def test_another_time_or_the_whole_day_with_the_keyboard(page: Page, practice: Site, tmp_path: Path) -> None:
    finish_washing(page, practice)
    field = page.get_by_label(SCHEDULE["en"]["schedule-time"])
    button = page.get_by_role("button", name=SCHEDULE["en"]["schedule-button"])
    field.fill("16:45")
    tab_to(page, button)
    _, events = handed_out(page, lambda: page.keyboard.press("Enter"), tmp_path)
    assert {event.decoded("dtstart").time() for event in events} == {time(16, 45)}
    assert is_focused(button)
    field.fill("")
    _, events = handed_out(page, button.click, tmp_path)
    assert events[0].decoded("dtstart") == FINISHED.date() + timedelta(days=2)
