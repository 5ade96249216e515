"""The team mirror: six statements that team members and their manager answer, each from their own side."""

from courseware.data_file import DataFile
from courseware.statements import statements_file

DATA_FILE = DataFile(
    *statements_file(
        "the mirror",
        {
            "manager": "The statement as the manager answers it.",
            "team": "The same statement as a team member answers it.",
            "talk": "A question to begin a talk with, where both sides differ.",
        },
    )
)
