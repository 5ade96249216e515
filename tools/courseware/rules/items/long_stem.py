"""A stem of more than 80 words.

What is not needed to answer costs reading time and hides what is asked
(Haladyna, Downing and Rodriguez 2002, Applied Measurement in Education 15).
Whether a sentence is needed nobody but its author can say, so it is a thought.

Bad, in an item:

    stem:
      en: >-
        Nine cups stand in the sink, and there were nine of them on Monday as well, and on Tuesday, when Esra
        was away, and on Wednesday, when she was back and had a cake with her, which everybody liked, so that
        plates came on top of the cups, and spoons on top of the plates, and when you walk in on Thursday with
        a cup of your own, and see what stands there, and think of all that you have to do before noon, Esra
        walks in behind you with a tray. What do you say?
      nl: Er staan negen kopjes in de gootsteen. Wat zeg je?

Good, in an item:

    stem:
      en: Nine cups stand in the sink, and there were nine on Monday as well. Esra walks in. What do you say?
      nl: Er staan negen kopjes in de gootsteen, en maandag ook al. Esra komt binnen. Wat zeg je?
"""

from __future__ import annotations

from collections.abc import Iterator

from courseware.diagnostics import Finding
from courseware.wording import Wording

SEVERITY = "hint"

#: A stem may have this many words.
MOST = 80


def check_wording(wording: Wording) -> Iterator[Finding]:
    """Yield a stem that is longer."""
    count = len(wording.stem.words)
    if count > MOST:
        message = f"the stem has {count} words, more than {MOST}"
        yield Finding(wording.stem.span(), message, "leave out what nobody needs to decide")
