"""Sizes and times, printed by `make bench`; no test depends on them."""
