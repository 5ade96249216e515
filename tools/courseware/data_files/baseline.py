"""The baseline: twelve things that a manager counts over two weeks, and once more after 30 days."""

from courseware.data_file import DataFile
from courseware.statements import statements_file

DATA_FILE = DataFile(
    *statements_file("the baseline", {"text": "What can be counted, in the first person and the past tense."})
)
