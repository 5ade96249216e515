"""A waiver that nothing needs any more.

A waiver says that somebody looked at a warning and had a reason to leave it.
When the text has changed and the warning is gone, the reason stands there for
nothing, and would hide the next warning of that name. A waiver does not reach
into what may hold waivers itself: for an item it stands in the item, not at the
top of its quiz.

Bad, in a module:

    review: 2999-06-01
    waive: {review-due: the new survey comes out in autumn}

Good, in a module:

    review: 2024-06-01
    waive: {review-due: the new survey comes out in autumn}
"""

SEVERITY = "warning"
