"""A problem's loss and gradient as one function in NumPy."""

from descentlab.engine.problem import Problem
from descentlab.exports.code.expression import Code, Writer
from descentlab.exports.code.names import safe, safe_names
from descentlab.exports.code.numpy_dialect import NUMPY
from descentlab.exports.words import SURFACE, Language, said


def surface_code(problem: Problem, lang: Language) -> Code:
    """`surface(point)` -> the loss and its gradient there."""
    writer = Writer(NUMPY, {}, frozenset(problem.formula.knobs))
    lines = value_lines(problem, writer)
    lines.append(f"dJ = [{', '.join(writer.write(slope) for slope in problem.formula.gradient)}]")
    body = "\n".join(f"    {line}" for line in lines)
    text = f'def surface(point):\n    """{said(SURFACE, lang)}"""\n{body}\n    return J, np.array(dJ, dtype=np.float64)'
    return Code(text, frozenset(writer.calls))


def value_lines(problem: Problem, writer: Writer) -> list[str]:
    """The lines from `point` to `J`; the writer learns the names in them."""
    formula = problem.formula
    writer.names = safe_names([*formula.parameters, *formula.knobs])
    lines = [f"{unpacked(formula.parameters)} = point"]
    lines += [f"{safe(knob)} = {problem.knobs[knob]!r}" for knob in formula.knobs]
    for line in formula.lines:
        target, _, expression = line.partition("=")
        lines.append(f"{safe(target.strip())} = {writer.write(expression)}")
        writer.names[target.strip()] = safe(target.strip())
    return [*lines, f"J = {writer.write(formula.value)}"]


def unpacked(parameters: tuple[str, ...]) -> str:
    """The left side that takes a point apart."""
    names = [safe(name) for name in parameters]
    return f"({names[0]},)" if len(names) == 1 else ", ".join(names)
