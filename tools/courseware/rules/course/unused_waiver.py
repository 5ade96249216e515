"""A waiver that nothing needs any more.

A waiver says that somebody looked at a warning and had a reason to leave it.
When the text has changed and the warning is gone, the reason stands there for
nothing, and would hide the next warning of that name.
"""

SEVERITY = "warning"
