"""A choice without feedback.

Feedback that explains helps learning far more than right or wrong alone
(Van der Kleij, Feskens and Eggen 2015, Review of Educational Research 85).
It says why one would choose this, what it costs here, and what to do.
"""
