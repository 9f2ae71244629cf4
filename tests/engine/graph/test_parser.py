"""What can be typed, how it is read, and what is said about the rest."""

import pytest
from hypothesis import given, settings

from descentlab.engine.graph.error import FormulaError
from descentlab.engine.graph.messages import MESSAGES
from descentlab.engine.graph.parser import parse
from descentlab.engine.graph.writer import write
from tests.engine.graph import formulas

READ_AS = [
    ("3*(a + b*c)", "3*(a + b*c)"),
    ("3(a+b*c)", "3*(a + b*c)"),
    ("0.1*(W-5)^2", "0.1*(W - 5)^2"),
    ("(1-x)**2+100*(y-x**2)**2", "(1 - x)^2 + 100*(y - x^2)^2"),
    ("u=b*c; v=a+u; J=3*v", "u = b*c; v = a + u; J = 3*v"),
    ("u=b*c\n\n v=a+u\r\n J=3*v;", "u = b*c; v = a + u; J = 3*v"),
    ("max(x,\n y)", "max(x, y)"),
    ("2x", "2*x"),
    ("2 x y", "2*x*y"),
    ("(x)(y)", "x*y"),
    ("(x+1)(x-1)", "(x + 1)*(x - 1)"),
    ("2 sin(x)cos(y)", "2*sin(x)*cos(y)"),
    ("2pi x", "2*pi*x"),
    ("2e", "2*e"),
    ("2e3x", "2000*x"),
    ("x^2y", "x^2*y"),
    ("x^2(y+1)", "x^2*(y + 1)"),
    ("-x^2", "-x^2"),
    ("(-x)^2", "(-x)^2"),
    ("2^-x", "2^-x"),
    ("a^b^c", "a^b^c"),
    ("(a^b)^c", "(a^b)^c"),
    ("a-b-c", "a - b - c"),
    ("a-(b-c)", "a - (b - c)"),
    ("a/b/c", "a/b/c"),
    ("a/(b*c)", "a/(b*c)"),
    ("a/b*c", "a/b*c"),
    ("--x", "--x"),
    ("+x", "x"),
    ("x*-2", "x*-2"),
    (".5x + 5.", "0.5*x + 5"),
    ("1E-8x", "1e-08*x"),
    ("ln(x)", "log(x)"),
    ("min(a, b, c)", "min(min(a, b), c)"),
    ("x²−3×y·z÷2 + π", "x^2 - 3*y*z/2 + pi"),
    ("2x³", "2*x^3"),
    ("J(W) = 0.1(W-5)^2", "J = 0.1*(W - 5)^2"),
    ("w1*x_1 + B", "w1*x_1 + B"),
    ("x\u3000+\u00a01", "x + 1"),
    ("bc", "bc"),
    ("E*e", "E*e"),
]

REFUSED = [
    ("", "empty", 0),
    (" ;\n; ", "empty", 0),
    ("x +", "unfinished", 3),
    ("u = ; x", "unfinished", 4),
    ("(x + 1", "unclosed", 0),
    ("sin(x", "unclosed", 3),
    ("x)", "unopened", 1),
    ("()", "unopened", 1),
    ("x(y)", "call_of_name", 0),
    ("x (y)", "call_of_name", 0),
    ("2f(x) + 1", "call_of_name", 1),
    ("Sin(x)", "nearest_function", 0),
    ("sin x", "function_alone", 0),
    ("sin^2(x)", "function_alone", 0),
    ("sin(x, y)", "arguments", 0),
    ("max(x)", "arguments", 0),
    ("x 3", "number_after", 2),
    ("(x)2", "number_after", 3),
    ("1.2.3", "number_after", 3),
    ("1/2x", "division_by_product", 3),
    ("a/b(c)", "call_of_name", 2),
    ("a/(b)(c)", "division_by_product", 5),
    ("x == 2", "comparison", 2),
    ("x = y = z", "unexpected", 6),
    ("x, y", "unexpected", 1),
    ("2 = x", "unexpected", 2),
    ("*x", "unexpected", 0),
    ("pi = 3; pi*x", "reserved", 0),
    ("sin = x; sin", "reserved", 0),
    ("x if y", "reserved", 2),
    ("J(e) = e^2", "reserved", 2),
    ("a = x; a = y; a", "named_twice", 7),
    ("J(x, x) = x", "given_twice", 5),
    ("J(J) = x", "named_twice", 0),
    ("v = a + u; u = b; v", "used_before", 8),
    ("u = u + 1", "used_before", 4),
    ("a + b; c", "unnamed_line", 0),
    ("J(x) = x; K = 2", "early_head", 0),
    ("x # y", "character", 2),
    ("x[0]", "character", 1),
    ("x.real", "character", 1),
    ("_x", "character", 0),
    ("x!", "character", 1),
    ("'x'", "character", 0),
    ("а + 1", "character", 0),
    ("x₁", "look_alike", 1),
    ("（x）", "look_alike", 0),
    ("x＋1", "look_alike", 1),
    ("𝑥 + 1", "look_alike", 0),
    ("x²³", "superscripts", 1),
    ("1e400", "number_size", 0),
    ("1e-400 x", "number_size", 0),
    ("9^9^9", "exponent", 3),
    ("x^1001", "exponent", 2),
    ("x^-1001", "exponent", 2),
]


@pytest.mark.parametrize(("typed", "read"), READ_AS, ids=[typed for typed, _ in READ_AS])
def test_a_formula_is_read_as(typed: str, read: str) -> None:
    assert write(parse(typed)) == read


@pytest.mark.parametrize(("typed", "reason", "position"), REFUSED, ids=[typed for typed, *_ in REFUSED])
def test_a_refused_formula_says_why_and_where(typed: str, reason: str, position: int) -> None:
    with pytest.raises(FormulaError) as refused:
        parse(typed)
    assert (refused.value.reason, refused.value.position) == (reason, position)
    assert refused.value.where == ("expression",)


def test_a_caret_stands_under_the_character_that_is_wrong() -> None:
    with pytest.raises(FormulaError) as refused:
        parse("u = b*c\nv = a + 2 3\nJ = v")
    assert refused.value.caret == "v = a + 2 3\n          ^"


def test_a_caret_drawing_of_a_long_line_is_short() -> None:
    with pytest.raises(FormulaError) as refused:
        parse("x + " * 100 + "] + x" + " + x" * 100)
    line, caret = refused.value.caret.split("\n")
    assert len(line) < 80
    assert line[caret.index("^")] == "]"


def test_every_reason_speaks_both_languages() -> None:
    assert all(text.en.endswith((".", "?")) and text.zh.endswith(("。", "？")) for text in MESSAGES.values())


def test_a_head_decides_the_order_of_the_parameters() -> None:
    assert parse("J(y, x) = x^2 + y").names == ("y", "x")
    assert parse("J(y, x) = x^2 + a").names == ("y", "x", "a")
    assert parse("x^2 + y").names == ("x", "y")


@settings(max_examples=300, deadline=None)
@given(text=formulas.formulas())
def test_what_is_written_reads_as_the_same_terms(text: str) -> None:
    formula = parse(text)
    again = parse(write(formula))
    assert write(again) == write(formula)
    shapes = [[(term.op, term.operands, term.symbol) for term in read.terms] for read in (formula, again)]
    assert shapes[0] == shapes[1]
