"""A file that cannot be opened.

A folder that is called like a file, a link that leads nowhere, or a file
that one may not read.

Bad, in `quizzes/tea.yaml/notes.txt`:

    A folder of notes whose name ends like a quiz.

Good, in `quizzes/tea/notes.txt`:

    A folder of notes.
"""
