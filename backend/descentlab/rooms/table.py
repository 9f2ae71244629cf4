"""What a class answered, as a table."""

import csv
import io

from descentlab.rooms.record import Record

_HEAD = ("question", "kind", "text", "member", "answer", "x", "y")


def answers_table(record: Record) -> str:
    """One line for each answer, as CSV; members are numbered as they first answered, and have no names."""
    numbers: dict[str, int] = {}
    out = io.StringIO()
    table = csv.writer(out)
    table.writerow(_HEAD)
    for ask in record.asks:
        for member, values in ask.answers.items():
            number = numbers.setdefault(member, len(numbers) + 1)
            for value in values:
                row = (ask.id, ask.question["kind"], _plain(ask.question["text"]), number)
                table.writerow([*row, *_cells(ask.question, value)])
    return out.getvalue()


def _cells(question: dict[str, object], value: object) -> tuple[object, object, object]:
    if isinstance(value, list):
        x, y, *outcome = value
        return (outcome[0] if outcome else "", x, y)
    options = question["options"]
    if question["kind"] == "choice" and isinstance(options, list) and isinstance(value, int):
        return (_plain(options[value]), "", "")
    return (value, "", "")


def _plain(text: object) -> str:
    """Text that no spreadsheet takes for a formula."""
    told = str(text)
    return f"'{told}" if told.startswith(("=", "+", "-", "@", "\t", "\r")) else told
