"""Reading the formulas that people type: precedence climbing over tokens, into a flat list of terms.

Signs bind as in Python (`-x^2` is `-(x^2)`, `2^-1` is a half, `a^b^c` is `a^(b^c)`); a product without a sign binds
like `*`.
"""

from descentlab.engine.graph.error import FormulaError
from descentlab.engine.graph.expression import Expressions
from descentlab.engine.graph.formula import Formula
from descentlab.engine.graph.limits import DEFAULT, FormulaLimits
from descentlab.engine.graph.tokens import Token


def parse(source: str, limits: FormulaLimits = DEFAULT) -> Formula:
    """Read a formula: lines `name = expression` separated by `;` or line breaks; the last may go without a name.

    `source` holds at most `limits.characters` characters. Nothing is ever evaluated but constant arithmetic, in
    64-bit floats. Raises FormulaError, and nothing else, for text that is not a formula or is beyond a limit.
    """
    if len(source) > limits.characters:
        raise FormulaError("too_long", limits.characters, source, limit=limits.characters, given=len(source))
    return _Parser(source, limits).formula()


class _Parser(Expressions):
    def formula(self) -> Formula:
        while self.token.kind != "end":
            if self.token.kind == "break":
                self.advance()
            else:
                self.line()
        return self.lines.formula()

    def line(self) -> None:
        start = self.token.position
        name = self.head()
        first = len(self.terms.terms)
        root = self.sum()
        if self.token.kind not in {"end", "break"}:
            raise self.unexpected()
        self.lines.add(name, first, root, start)

    def head(self) -> str:
        """The name before a line's `=`, if it has one; also reads `J(x, y) =`."""
        ahead = self.tokens[self.index : self.index + 2]
        if self.token.kind != "name":
            return ""
        if len(ahead) == 2 and ahead[1] == ("symbol", "=", ahead[1].position):
            self.index += 2
            return ahead[0].text
        listed = self.listed_parameters()
        if listed is None:
            return ""
        self.lines.declare(listed)
        return ahead[0].text

    def listed_parameters(self) -> list[Token] | None:
        """The names of a head `J(x, y) =`, or None where this is not one."""
        index, listed = self.index + 1, []
        wanted = "("
        while self.tokens[index].text == wanted and self.tokens[index + 1].kind == "name":
            listed.append(self.tokens[index + 1])
            index, wanted = index + 2, ","
        closed = [token.text for token in self.tokens[index : index + 2]] == [")", "="]
        if not listed or not closed:
            return None
        self.index = index + 2
        return listed
