"""What is worth saying about a node: where the mathematics has no value, and which slope is taken at a kink."""

from math import isfinite, isnan

from descentlab.engine.graph.evaluation import Evaluation
from descentlab.engine.text import Text

_NO_VALUE = {
    "log": Text("log has no real value for a negative number.", "负数没有实对数。"),
    "sqrt": Text("sqrt has no real value for a negative number.", "负数没有实平方根。"),
    "div": Text("0/0 has no value.", "0/0 没有值。"),
    "pow": Text("A negative number has no real power of this exponent.", "负数没有该指数的实数幂。"),
}
_INFINITE = {
    "log": Text("log falls to minus infinity at 0.", "log 在 0 处趋于负无穷。"),
    "div": Text("This divides by 0.", "这里除以了 0。"),
    "pow": Text(
        "0 to a negative power, or a result too large for a 64-bit float.",
        "0 的负数次幂，或结果超出 64 位浮点数的范围。",
    ),
}
_OVERFLOW = Text("The result is too large for a 64-bit float.", "结果超出 64 位浮点数的范围。")
_UNDEFINED = Text("This has no value here.", "此处没有值。")
_CARRIED = Text("An input of this is not finite.", "它的某个输入不是有限的数。")
_KINK = {
    "relu": Text("relu has a kink at 0; its slope there is taken as 0.", "relu 在 0 处有尖点，此处斜率取 0。"),
    "abs": Text("abs has a kink at 0; its slope there is taken as 0.", "abs 在 0 处有尖点，此处斜率取 0。"),
    "sign": Text("sign jumps at 0; its slope is taken as 0.", "sign 在 0 处跳变，斜率取 0。"),
    "min": Text("Both values are equal; each gets half of the slope.", "两个值相等，斜率各取一半。"),
    "max": Text("Both values are equal; each gets half of the slope.", "两个值相等，斜率各取一半。"),
}
_STEEP = Text("The slope here is not a finite number.", "此处的斜率不是有限的数。")


def note(evaluation: Evaluation, index: int) -> Text | None:
    """What to say about a node of an evaluation over floats, if anything."""
    node = evaluation.graph.nodes[index]
    operands = [evaluation.values[operand] for operand in node.inputs]
    op = "pow" if node.op == "power" else node.op
    if not isfinite(evaluation.values[index]):
        return _about_value(op, evaluation.values[index], operands)
    if op in _KINK and (operands[0] == 0.0 if len(operands) == 1 else operands[0] == operands[1]):
        return _KINK[op]
    return None if all(isfinite(local) for local in evaluation.locals[index]) else _STEEP


def _about_value(op: str, value: float, operands: list[float]) -> Text | None:
    if not all(isfinite(operand) for operand in operands):
        return _CARRIED
    if isnan(value):
        return _NO_VALUE.get(op, _UNDEFINED)
    return _INFINITE.get(op, _OVERFLOW) if operands else None
