"""What the primitives compute with: floats, arrays or, in `symbolic`, symbols.

Floats follow IEEE 754 (log(-1) is NaN, 1/0 is inf: nothing raises) with libm's bits, as the race kernels do; arrays
use NumPy's own functions, which differ in last bits only.
"""

from collections.abc import Callable, Mapping
from types import SimpleNamespace
from typing import Any

from descentlab.engine.kernel.functions import CAREFUL, FAST
from descentlab.engine.kernel.lower import MOST_FACTORS


def whole_factors(exponent: float) -> int:
    """How many factors a constant power is a product of, or 0 where it goes through `pow`."""
    size = abs(exponent)
    return int(size) if 1.0 <= size <= MOST_FACTORS and exponent == int(exponent) else 0


def product(base: Any, factors: int) -> Any:
    """Base to a whole power by the fewest squarings; the kernels' products are the same ones."""
    if factors == 1:
        return base
    if factors % 2:
        return product(base, factors - 1) * base
    half = product(base, factors // 2)
    return half * half


def power(divide: Callable[..., Any], pow_: Callable[..., Any]) -> Callable[[Any, float], Any]:
    """base**exponent for a constant exponent: a product (or one over it) where it is whole and small."""

    def raised(base: Any, exponent: float) -> Any:
        factors = whole_factors(exponent)
        if not factors:
            return pow_(base, exponent)
        grown = product(base, factors)
        return grown if exponent > 0.0 else divide(1.0, grown)

    return raised


def _arithmetic(functions: Mapping[str, Callable[..., Any]]) -> SimpleNamespace:
    return SimpleNamespace(**functions, power=power(functions["div"], functions["pow"]))


SCALAR = _arithmetic(CAREFUL)
ARRAY = _arithmetic(FAST)
