"""The lines of a formula and the names they give and use."""

from keyword import iskeyword

from descentlab.engine.graph.error import FormulaError
from descentlab.engine.graph.formula import Formula, Statement, Term
from descentlab.engine.graph.limits import FormulaLimits
from descentlab.engine.graph.primitive import ALIASES, FUNCTIONS
from descentlab.engine.graph.terms import CONSTANTS, Terms
from descentlab.engine.graph.tokens import Token


class Lines:
    """Collects lines in order; every name is either given by a line above its uses or is a value to be given."""

    def __init__(self, source: str, limits: FormulaLimits) -> None:
        self.source = source
        self.limits = limits
        self.terms = Terms(source, limits)
        self.statements: list[Statement] = []
        self.given: set[str] = set()
        """Names of lines."""
        self.positions: dict[str, int] = {}
        """Names of values, in the order in which they appear."""
        self.declared: list[Token] = []
        """What the head `J(x, y) =` of the last line lists."""
        self.ended = False
        """True after the line with such a head."""

    def use(self, token: Token) -> int:
        """A name inside an expression."""
        name = token.text
        self._check_word(name, token.position)
        if name in self.given:
            return self.terms.add(Term("use", symbol=name, position=token.position))
        self.positions.setdefault(name, token.position)
        self._check_count(token.position)
        return self.terms.add(Term("leaf", symbol=name, position=token.position))

    def declare(self, listed: list[Token]) -> None:
        """Note the parameters that a head lists."""
        for place, token in enumerate(listed):
            self._check_free(token.text, token.position)
            if token.text in [earlier.text for earlier in listed[:place]]:
                raise FormulaError("given_twice", token.position, self.source, name=token.text)
        self.declared = listed

    def add(self, name: str, first: int, root: int, position: int) -> None:
        """Close a line whose terms are `first`..`root`."""
        if self.statements and not self.statements[-1].name:
            raise FormulaError("unnamed_line", self.statements[-1].position, self.source)
        if self.ended:
            raise FormulaError("early_head", self.statements[-1].position, self.source)
        if name in [token.text for token in self.declared]:
            raise FormulaError("named_twice", position, self.source, name=name)
        if name:
            self._check_name(name, position)
            self.given.add(name)
        self.statements.append(Statement(name, first, root, position))
        self.ended = bool(self.declared)

    def formula(self) -> Formula:
        """The whole formula; FormulaError where there is none."""
        if not self.statements:
            raise FormulaError("empty", 0, self.source)
        positions = {token.text: token.position for token in self.declared} | self.positions
        self._check_count(len(self.source), len(positions))
        return Formula(self.source, tuple(self.terms.terms), tuple(self.statements), tuple(positions), positions)

    def _check_name(self, name: str, position: int) -> None:
        self._check_free(name, position)
        if name in self.positions:
            raise FormulaError("used_before", self.positions[name], self.source, name=name)

    def _check_word(self, name: str, position: int) -> None:
        if name in FUNCTIONS or name in CONSTANTS or name in ALIASES or (iskeyword(name) and name != "lambda"):
            raise FormulaError("reserved", position, self.source, name=name)

    def _check_free(self, name: str, position: int) -> None:
        self._check_word(name, position)
        if name in self.given:
            raise FormulaError("named_twice", position, self.source, name=name)

    def _check_count(self, position: int, count: int | None = None) -> None:
        if (len(self.positions) if count is None else count) > self.limits.names:
            raise FormulaError("too_many_names", position, self.source, limit=self.limits.names)
