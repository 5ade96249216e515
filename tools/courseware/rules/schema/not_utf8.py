r"""A file that is not UTF-8 text.

Accents and quotation marks come out wrong when a file is saved in another
encoding. Every editor can save as UTF-8.

Bad, in `docs/en/kitchen/index.md`:

    b'---\ndescription: Tea at the caf\xe9.\n---\n\n# Tea\n'

Good, in `docs/en/kitchen/index.md`:

    b'---\ndescription: Tea at the caf\xc3\xa9.\n---\n\n# Tea\n'
"""
