"""A file that is too large or nested too deeply.

Files of more than 10 MB, more than 200,000 keys and texts, or lists and
mappings more than 64 deep inside one another are not read, nor are texts of
more than 20,000 characters and pages of more than 1 MB or 20,000 lines; behind
a thousand mistakes reading stops. No quiz and no page comes near; a bracket or
quotation mark that is never closed does.

Bad, in an item:

    evidence: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[kit-cups

Good, in an item:

    evidence: [kit-cups]
"""
