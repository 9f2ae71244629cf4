"""Round numbers along an axis."""

from math import ceil, floor, isfinite, log10


def round_numbers(low: float, high: float, most: int) -> list[float]:
    """Multiples of 1, 2 or 5 times a power of ten within a range, at most about `most`."""
    span = high - low
    if not isfinite(span) or span <= 0:
        return []
    rough = span / max(most, 1)
    power = 10.0 ** floor(log10(rough))
    step = next(power * factor for factor in (1, 2, 5, 10) if power * factor >= rough * 0.999)
    first, last = ceil(low / step - 1e-9), floor(high / step + 1e-9)
    return [
        round(number * step, 12) if abs(number * step) < 1e6 else number * step for number in range(first, last + 1)
    ]


def decades(low: float, high: float, most: int) -> list[int]:
    """Whole powers of ten within a range of exponents, every nth where there are many."""
    first, last = ceil(low - 1e-9), floor(high + 1e-9)
    stride = max(1, ceil((last - first + 1) / max(most, 1)))
    return list(range(first, last + 1, stride))


def shown(number: float) -> str:
    """A number along an axis."""
    return f"{number:.6g}"
