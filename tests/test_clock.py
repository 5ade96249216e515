"""Times of day in digits, and numbers and times that a language tells in words of its own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courseware.text.clock import Time, times
from courseware.text.prose import Prose
from courseware.text.told_numbers import Told, told

#: Language, text, and each time as it stands there with what it may be; in brackets what it may be as a number.
TIMES = [
    ("en", "At 5.30 p.m. or 9am.", ["5.30 p.m.=17:30", "9am=9:00"]),
    ("en", "12 am, 12 p.m., 0:15", ["12 am=0:00", "12 p.m.=12:00", "0:15=0:15"]),
    ("en", "At 5.30 or 17:30.", ["5.30=5:30/17:30 [5.3]", "17:30=17:30"]),
    ("en", "At 9 o’clock.", ["9 o’clock=9:00/21:00 [9 9]"]),
    ("en", "From 3 to 5 p.m., 9-11 a.m.", [
        "3=3:00/15:00 [3 3]", "5 p.m.=17:00", "9=9:00/21:00 [9 9]", "11 a.m.=11:00",
    ]),
    ("en", "Between 31 and 5 p.m.", ["5 p.m.=17:00"]),
    ("en", "9, 13 pm, 25:10, 9.3, 9.305, 1.2.30, 9:30:15, 5.30%, x5:30, 12.05.2024", []),
    ("nl", "Om 9.30 uur, 16 uur of 9u30.", ["9.30 uur=9:30/21:30", "16 uur=16:00 [16 4]", "9u30=9:30/21:30"]),
    ("nl", "Om 24.00 uur, 48 uur lang, 1,30 uur, 1.500 uur", ["24.00 uur=0:00 [24 12]"]),
    ("xx", "9:30", []),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "expected"), TIMES)
def test_times(language: str, text: str, expected: list[str]) -> None:
    found = []
    for time in times(Prose(text, language)):
        said = "/".join(f"{minutes // 60}:{minutes % 60:02}" for minutes in time.minutes)
        numbers = " ".join(f"{number:g}" for number in time.numbers)
        found.append(f"{text[time.start : time.end]}={said}" + (f" [{numbers}]" if numbers else ""))
    assert found == expected


TOLD = [
    ("en", "a fortnight", ["fortnight: 14 2"]),
    ("en", "the 3rd of the 1990s", ["3rd: 3", "1990s: 1990 90"]),
    ("en", "twenty-first", ["twenty-first: 21"]),
    ("en", "half past nine", ["half: 0.5", "half past nine: 9:30 21:30"]),
    ("en", "at 4, noon", ["noon: 12:00", "at 4: 4:00 16:00"]),
    ("en", "ten to one", ["one: 1", "ten to one: 0:50 12:50"]),
    ("en", "at 4 p.m., at 4.30", []),
    ("nl", "kwartiertje", ["kwartiertje: 15"]),
    ("nl", "half tien", ["half: 0.5", "half tien: 9:30 21:30"]),
    ("nl", "om vier uur", ["om vier uur: 4:00 16:00"]),
    ("nl", "de 3e", ["3e: 3"]),
    ("xx", "noon", []),
]


@pytest.mark.parametrize(("language", "text", "expected"), TOLD)
def test_told(language: str, text: str, expected: list[str]) -> None:
    found = []
    for piece in told(Prose(text, language)):
        said = [f"{number:g}" for number in piece.numbers]
        said += [f"{minutes // 60}:{minutes % 60:02}" for minutes in piece.minutes]
        found.append(f"{text[piece.start : piece.end]}: {' '.join(said)}")
    assert found == expected


PIECES = [*"0123456789.,:-–% ſıK\n", "uur", "u", "a.m.", "pm", " to ", " tot ", "half", "past", "nine", "om ", "noon"]


@given(st.sampled_from(["en", "nl"]), st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=3))).map("".join))
def test_any_text_is_read(language: str, text: str) -> None:
    prose = Prose(text, language)
    found: list[Time | Told] = [*times(prose), *told(prose)]
    assert all(0 <= minutes < 24 * 60 for piece in found for minutes in piece.minutes)
    assert all(0 <= piece.start < piece.end <= len(text) for piece in found)
