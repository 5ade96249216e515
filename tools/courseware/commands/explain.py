"""Explain a rule of the check.

  course explain                   all rules, by group
  course explain unknown-choice    what one finds, why that matters, an example
  course explain --markdown        all of them, as quizzes/rules.md has them

The names are those in brackets that `course check` shows.
"""

from __future__ import annotations

import argparse
import shutil
import sys

#: Longer lines are hard to read.
WIDTH = 80


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add this command's arguments."""
    either = parser.add_mutually_exclusive_group()
    either.add_argument("rule", nargs="?", help="the rule to explain")
    either.add_argument("--markdown", action="store_true", help="print the author's guide to all rules")


def run(options: argparse.Namespace) -> int:
    """Print what was asked for."""
    from courseware import explain
    from courseware.diagnostics import did_you_mean
    from courseware.rules import all_rules

    rules = all_rules()
    width = min(WIDTH, shutil.get_terminal_size().columns)
    if options.markdown:
        print(explain.guide(rules.values()), end="")
    elif options.rule is None:
        print(explain.overview(rules.values(), width))
    elif options.rule in rules:
        print(explain.at_a_terminal(rules[options.rule], width))
    else:
        help_text = did_you_mean(options.rule, rules, what="rules") or "`course explain` lists the rules"
        print(f"course explain: there is no rule `{options.rule}`; {help_text}", file=sys.stderr)
        return 2
    return 0
