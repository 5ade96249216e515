"""A file that is not YAML.

The file cannot be read from this line on. Most often a quotation mark is
not closed, a text holds `: ` without quotes, or a line is indented in
another way than its neighbours. A text behind `>-` on the next lines needs
no quotes at all.
"""
