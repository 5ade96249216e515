"""An item that does not say which choice is right.

Without its answer an item can be neither checked nor scored.
"""
