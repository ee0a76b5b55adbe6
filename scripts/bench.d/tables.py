"""A table of results with the remarks that belong to it, as aligned text and as Markdown."""
from dataclasses import dataclass, field

NONE = "–"


@dataclass(frozen=True)
class Table:
    title: str
    headings: tuple
    rows: list  # tuples of texts; one of only two is a name and why there are no numbers
    remarks: list = field(default_factory=list)

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


def _failed(row):
    return len(row) == 2


def _line(cells):
    return "| " + " | ".join(cells) + " |"
