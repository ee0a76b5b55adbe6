"""A table of results with the remarks that belong to it, as aligned text and as Markdown."""
import operator
import statistics
from dataclasses import dataclass, field
from typing import Optional

NONE = "–"


@dataclass(frozen=True)
class Goal:
    """Something that Gryllus wants to be, and whether it was."""
    of: str
    asked: str
    measured: str
    met: Optional[bool]  # None where it was not measured

    @staticmethod
    def at_most(limit, value, of):
        """`value` is None where it was not measured."""
        return Goal._judged("≤", operator.le, limit, value, of)

    @staticmethod
    def at_least(limit, value, of):
        return Goal._judged("≥", operator.ge, limit, value, of)

    @staticmethod
    def less(limit, value, of):
        return Goal._judged("<", operator.lt, limit, value, of)

    @staticmethod
    def _judged(sign, compare, limit, value, of):
        measured, met = ("not measured", None) if value is None else (f"{value:.3f}", compare(value, limit))
        return Goal(of, f"{sign} {limit}", measured, met)


@dataclass(frozen=True)
class Table:
    title: str
    headings: tuple
    rows: list  # tuples of texts; one of only two is a name and why there are no numbers
    remarks: list = field(default_factory=list)
    goals: list = field(default_factory=list)
    failed: bool = False  # whether a measurement did whose row has numbers of others

    def has_failed(self):
        return self.failed or any(map(_failed, self.rows))

    def text(self):
        rows = [self.headings, *self.rows]
        whole = [row for row in rows if not _failed(row)]
        widths = [max(len(row[column]) for row in whole) for column in range(len(self.headings))]
        widths[0] = max(len(row[0]) for row in rows)
        lines = [self.title]
        for name, *cells in rows:
            cells = cells if _failed((name, *cells)) else [f"{cell:>{width}}" for cell, width in zip(cells, widths[1:])]
            lines.append("  ".join([f"{name:<{widths[0]}}", *cells]))
        return "\n".join([*lines, *self.remarks])

    def markdown(self):
        lines = [f"**{self.title}**", "", _line(self.headings), "|---|" + "---:|" * (len(self.headings) - 1)]
        for row in self.rows:
            lines.append(_line([*row, *[NONE] * (len(self.headings) - len(row))]))
        # A list keeps each remark on a line of its own; what a program has said is indented, and stays so.
        remarks = [f"    {remark}" if remark.startswith(" ") else f"- {remark}" for remark in self.remarks]
        return "\n".join([*lines, *([""] if remarks else []), *remarks])


def quartiles(values, format):
    """The first and the third, as text."""
    first, _, third = statistics.quantiles(values, n=4, method="inclusive") if len(values) > 1 else 3 * values
    return f"{first:{format}}–{third:{format}}"


def of_goals(tables):
    """The table of all goals that the others tell of."""
    return Table("Goals: what Gryllus wants to be", ("goal", "asked", "measured", "met"), [
        (goal.of, goal.asked, goal.measured, {True: "yes", False: "NO", None: NONE}[goal.met]) for table in tables for goal in table.goals])


def _failed(row):
    return len(row) == 2


def _line(cells):
    return "| " + " | ".join(cells) + " |"
