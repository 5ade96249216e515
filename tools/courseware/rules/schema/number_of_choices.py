"""Fewer than two or more than six choices.

Three choices work as well as four or five (Rodriguez 2005, Educational
Measurement: Issues and Practice 24(2)); more than that make long reading
and weak distractors.
"""
