"""How plain NumPy code writes the functions of formulas, and the few it has to define itself."""

from collections.abc import Iterable

from descentlab.exports.code.expression import Dialect
from descentlab.exports.words import LIBM as LIBM_STORY
from descentlab.exports.words import Language, said

LIBM = ("exp", "log", "sin", "cos", "tan", "tanh")

NUMPY = Dialect(
    functions={
        "sqrt": "np.sqrt",
        "abs": "np.abs",
        "sign": "np.sign",
        "min": "np.minimum",
        "max": "np.maximum",
        "relu": "relu",
        "sigmoid": "sigmoid",
        "softplus": "softplus",
        "pow": "raised",
        **{name: name for name in LIBM},
    },
    divide="np.divide",
)

_LIBM = '''
def libm(function, limit):
    """{story}"""

    def careful(*values):
        try:
            return np.float64(function(*values))
        except (ArithmeticError, ValueError):
            return limit(*map(np.float64, values))

    return careful
'''

_DEFINED = {
    "square": """
def square(a):
    return a*a
""",
    "power": """
def power(a, n):
    if n == 1:
        return a
    if n % 2:
        return power(a, n - 1)*a
    return square(power(a, n // 2))
""",
    "relu": """
def relu(a):
    return np.maximum(a, 0.0)
""",
    "sigmoid": '''
def sigmoid(a):
    """1/(1 + exp(-a))"""
    if a >= 0:
        return 1/(1 + exp(-a))
    return exp(a)/(1 + exp(a))
''',
    "softplus": '''
def softplus(a):
    """log(1 + exp(a))"""
    return np.maximum(a, 0.0) + np.float64(math.log1p(exp(-abs(a))))
''',
}

_NEEDS = {"power": {"square"}, "sigmoid": {"exp"}, "softplus": {"exp"}}


def definitions(calls: Iterable[str], lang: Language) -> str:
    """The definitions that code with these calls needs."""
    wanted = set(calls)
    for name in tuple(wanted):
        wanted |= _NEEDS.get(name, set())
    bound = [f"{name} = libm(math.{name}, np.{name})" for name in LIBM if name in wanted]
    bound += ["raised = libm(math.pow, np.power)"] if "pow" in wanted else []
    parts = [_LIBM.strip().replace("{story}", said(LIBM_STORY, lang)), "\n".join(bound)] if bound else []
    parts += [source.strip() for name, source in _DEFINED.items() if name in wanted]
    return "\n\n\n".join(parts)
