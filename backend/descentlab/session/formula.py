"""Formulas as a client sends them, and what goes back for one that cannot be read."""

from descentlab.engine.graph.error import FormulaError
from descentlab.session.refusal import JsonObject, Refusal, Where


class FormulaRefusal(Refusal):
    """A formula that is refused: code `formula`, with `position`, the character of the expression (from 0).

    `values` holds the `reason`, the sentence in each language, and a drawing of the place with a caret under it.
    """

    def __init__(self, error: FormulaError, prefix: Where = ()) -> None:
        values = {"reason": error.reason, **error.message._asdict(), "caret": error.caret, **error.values}
        super().__init__("formula", error.message.en, (*prefix, *error.where), values)
        self.error = error

    def under(self, *prefix: str | int) -> "FormulaRefusal":
        """The same refusal for a value that lies deeper."""
        above = self.where[: len(self.where) - len(self.error.where)]
        return FormulaRefusal(self.error, (*prefix, *above))

    def as_json(self) -> JsonObject:
        """{"code", "message", "where", "position", "values"}."""
        return super().as_json() | {"position": self.error.position}
