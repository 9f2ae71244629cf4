"""Reading one expression: precedence climbing over the tokens."""

from descentlab.engine.graph.cursor import Cursor
from descentlab.engine.graph.error import FormulaError
from descentlab.engine.graph.primitive import ALIASES, FUNCTIONS
from descentlab.engine.graph.terms import CONSTANTS
from descentlab.engine.graph.tokens import Token

_SUMS = {"+": "add", "-": "sub"}
_PRODUCTS = {"*": "mul", "/": "div"}


class Expressions(Cursor):
    """Each method reads what its name says from the cursor on and gives the index of its term."""

    def sum(self) -> int:
        left = self.product()
        while token := self.accept("+", "-"):
            left = self.terms.apply(_SUMS[token.text], (left, self.product()), token.position)
        return left

    def product(self) -> int:
        left, divided = self.signed(), False
        while True:
            token = self.token
            if self.accept("*", "/"):
                divided = token.text == "/"
                left = self.terms.apply(_PRODUCTS[token.text], (left, self.signed()), token.position)
            elif token.kind in {"name", "number"} or token == ("symbol", "(", token.position):
                self.check_juxtaposed(token, divided=divided)
                left = self.terms.apply("mul", (left, self.power()), token.position)
            else:
                return left

    def check_juxtaposed(self, token: Token, *, divided: bool) -> None:
        if token.kind == "number":
            raise self.error("number_after", token.position, number=token.text)
        if divided:
            raise self.error("division_by_product", token.position)

    def signed(self) -> int:
        token = self.accept("+", "-")
        if token is None:
            return self.power()
        operand = self.nested(self.signed, token)
        return operand if token.text == "+" else self.terms.negate(operand, token.position)

    def power(self) -> int:
        base = self.atom()
        token = self.accept("^", "**")
        if token is None:
            return base
        return self.terms.raised(base, self.nested(self.signed, token), token.position)

    def atom(self) -> int:
        token = self.token
        if token.kind == "number":
            return self.terms.number(self.advance())
        if token.kind == "name":
            return self.named(self.advance())
        if opening := self.accept("("):
            inside = self.nested(self.sum, opening)
            self.close(opening)
            return inside
        raise self.unexpected()

    def named(self, token: Token) -> int:
        name = ALIASES.get(token.text, token.text)
        opening = self.accept("(")
        if name in FUNCTIONS:
            if opening is None:
                raise self.error("function_alone", token.position, name=token.text)
            return self.call(name, token, opening)
        if opening is not None:
            raise self.not_a_function(token)
        if name in CONSTANTS:
            return self.terms.constant(token)
        return self.lines.use(token)

    def call(self, name: str, token: Token, opening: Token) -> int:
        values = [self.nested(self.sum, opening)]
        while self.accept(","):
            values.append(self.nested(self.sum, opening))
        self.close(opening)
        wanted = FUNCTIONS[name]
        if len(values) < wanted or (wanted == 1 and len(values) > 1):
            raise self.error("arguments", token.position, name=token.text, wanted=wanted, given=len(values))
        out = values[0] if wanted > 1 else self.terms.apply(name, (values[0],), token.position)
        for value in values[1:]:
            out = self.terms.apply(name, (out, value), token.position)
        return out

    def close(self, opening: Token) -> None:
        if self.accept(")"):
            return
        raise self.error("unclosed", opening.position) if self.token.kind in {"end", "break"} else self.unexpected()

    def not_a_function(self, token: Token) -> FormulaError:
        near = token.text.lower()
        if near in FUNCTIONS:
            return self.error("nearest_function", token.position, name=token.text, near=near)
        return self.error("call_of_name", token.position, name=token.text, functions=", ".join(FUNCTIONS))
