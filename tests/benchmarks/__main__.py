"""Print every measure: `make bench`."""

from __future__ import annotations

from tests.benchmarks import bank, build_time, command_time, sizes


def main() -> None:
    """Run them one after another."""
    for measure in (sizes, command_time, bank, build_time):
        measure.main()
        print()


if __name__ == "__main__":
    main()
