"""A place among the tokens of a formula, and the errors of what stands there."""

from collections.abc import Callable

from descentlab.engine.graph.error import FormulaError
from descentlab.engine.graph.limits import FormulaLimits
from descentlab.engine.graph.lines import Lines
from descentlab.engine.graph.tokens import Token, tokens


class Cursor:
    """Where reading has come to; `lines` collects what has been read."""

    def __init__(self, source: str, limits: FormulaLimits) -> None:
        self.source = source
        self.limits = limits
        self.tokens = tokens(source, limits)
        self.index = 0
        self.depth = 0
        self.lines = Lines(source, limits)
        self.terms = self.lines.terms

    @property
    def token(self) -> Token:
        return self.tokens[self.index]

    def advance(self) -> Token:
        token = self.token
        self.index += token.kind != "end"
        return token

    def accept(self, *texts: str) -> Token | None:
        return self.advance() if self.token.kind == "symbol" and self.token.text in texts else None

    def error(self, reason: str, position: int, **values: object) -> FormulaError:
        return FormulaError(reason, position, self.source, **values)  # type: ignore[arg-type]

    def unexpected(self) -> FormulaError:
        token = self.token
        if token.kind in {"end", "break"}:
            return self.error("unfinished", token.position)
        reason = {")": "unopened", "==": "comparison"}.get(token.text, "unexpected")
        return self.error(reason, token.position, found=token.text)

    def nested(self, part: Callable[[], int], token: Token) -> int:
        self.depth += 1
        if self.depth > self.limits.depth:
            raise self.error("too_deep", token.position, limit=self.limits.depth)
        out = part()
        self.depth -= 1
        return out
