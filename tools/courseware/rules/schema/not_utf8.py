"""A file that is not UTF-8 text.

Accents and quotation marks come out wrong when a file is saved in another
encoding. Every editor can save as UTF-8.
"""
