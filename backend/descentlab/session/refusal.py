"""What goes back when something asked for cannot be done: one shape on every transport."""

from collections.abc import Mapping

Where = tuple[str | int, ...]
"""The path to the offending value: ("racers", 0, "knobs", "alpha")."""

JsonObject = dict[str, object]


class Refusal(Exception):  # noqa: N818
    """A request that is refused, with what a program and a person need to mend it.

    `code` is a stable word for programs (`docs/protocol.md` lists them), `message` a plain sentence that says what
    to do, `where` the path to the offending value, and `values` the numbers and names of the message, from which a
    page writes it in its own language.
    """

    def __init__(self, code: str, message: str, where: Where = (), values: Mapping[str, object] | None = None) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.where = where
        self.values = dict(values or {})

    def under(self, *prefix: str | int) -> "Refusal":
        """The same refusal for a value that lies deeper: `where` gains the prefix."""
        return Refusal(self.code, self.message, (*prefix, *self.where), self.values)

    def as_json(self) -> JsonObject:
        """{"code", "message", "where"} and, where there are any, "values"."""
        fields: JsonObject = {"code": self.code, "message": self.message, "where": list(self.where)}
        return fields | {"values": self.values} if self.values else fields


def at_most(number: int, limit: int, what: str, code: str, where: Where) -> None:
    """Refuse more of something than a limit allows."""
    if number > limit:
        message = f"There can be at most {limit} {what}; {number} are asked for."
        raise Refusal(code, message, where, {"limit": limit, "got": number})
