"""A key that stands twice in one place.

Only one of the two texts can count; YAML readers differ in which.
"""
