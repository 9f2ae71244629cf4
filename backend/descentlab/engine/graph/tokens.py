"""Cutting a formula into tokens, each with its place in the text as it was typed."""

import re
from typing import Literal, NamedTuple
from unicodedata import normalize

from descentlab.engine.graph.error import FormulaError
from descentlab.engine.graph.limits import FormulaLimits

Kind = Literal["number", "name", "symbol", "break", "end"]

_PATTERN = re.compile(
    r"(?P<space>[ \t\u00a0\u3000]+)"
    r"|(?P<number>(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?)"
    r"|(?P<name>[A-Za-z][A-Za-z0-9_]*)"
    r"|(?P<break>;|\r?\n)"
    r"|(?P<symbol>\*\*|==|[-+*/^(),=])"
)
_ASCII = frozenset("0123456789.+-*/^(),;=abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_")
_TYPED: dict[str, tuple[Kind, str]] = {
    "−": ("symbol", "-"),
    "×": ("symbol", "*"),
    "·": ("symbol", "*"),
    "÷": ("symbol", "/"),
    "π": ("name", "pi"),
}
"""The signs outside ASCII that people type for these operations; every other character outside ASCII is refused."""
_SUPERSCRIPTS = {"²": "2", "³": "3"}


class Token(NamedTuple):
    """A piece of a formula; `text` is empty at the end."""

    kind: Kind
    text: str
    position: int


def tokens(source: str, limits: FormulaLimits) -> list[Token]:
    """The tokens of a formula, ended by an `end` token; a line break inside parentheses separates nothing.

    Raises FormulaError for a character that has no meaning in formulas.
    """
    out: list[Token] = []
    position = depth = 0
    while position < len(source):
        found = _PATTERN.match(source, position)
        if found is None:
            out += _outside_ascii(source, position)
            position += 1
            continue
        depth += {"(": 1, ")": -1}.get(found.group(), 0)
        kind: Kind = found.lastgroup  # type: ignore[assignment]
        if found.lastgroup != "space" and not (kind == "break" and depth > 0 and found.group() != ";"):
            out.append(_bounded(Token(kind, found.group(), position), source, limits))
        position = found.end()
    return [*out, Token("end", "", len(source))]


def _outside_ascii(source: str, position: int) -> list[Token]:
    char = source[position]
    if char in _SUPERSCRIPTS:
        if source[position + 1 : position + 2] in _SUPERSCRIPTS:
            raise FormulaError("superscripts", position, source)
        return [Token("symbol", "^", position), Token("number", _SUPERSCRIPTS[char], position)]
    if char in _TYPED:
        return [Token(*_TYPED[char], position)]
    code, plain = f"U+{ord(char):04X}", normalize("NFKC", char)
    shown = char if char.isprintable() else code
    if not char.isascii() and plain in _ASCII:
        raise FormulaError("look_alike", position, source, char=shown, code=code, ascii=plain)
    raise FormulaError("character", position, source, char=shown, code=code)


def _bounded(token: Token, source: str, limits: FormulaLimits) -> Token:
    if token.kind == "number" and len(token.text) > limits.digits:
        raise FormulaError("number_length", token.position, source, limit=limits.digits)
    if token.kind == "name" and len(token.text) > limits.name:
        raise FormulaError("name_length", token.position, source, limit=limits.name)
    return token
