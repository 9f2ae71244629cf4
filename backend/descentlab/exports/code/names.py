"""Names in generated code: none may be a word of Python or one that the code itself uses."""

import keyword
from collections.abc import Iterable

_OWN = """
np math torch lru_cache point row rows run runs label t J dJ path optimizer STEPS TARGET SEED NOISE surface noise noisy
noise_of block_of_noise ended columns libm square power raised relu sigmoid softplus exp log sin cos tan tanh
abs map print range len divmod
X Y X_TEST Y_TEST SAMPLES SAMPLES_TEST PAIRS ACTIVATIONS STRIDE net running batch batches batches_of orders parts
forward gradient loss loss_slope normalised shrink shrinking next zip list enumerate reversed turn place number
"""
OWN = frozenset(_OWN.split())


def safe(name: str) -> str:
    """The name, marked where code means something else by it; two names are never written the same."""
    taken = name in OWN or keyword.iskeyword(name) or keyword.issoftkeyword(name) or name.endswith("_")
    return f"{name}_" if taken else name


def safe_names(names: Iterable[str]) -> dict[str, str]:
    """Each name and how it is written."""
    return {name: safe(name) for name in names}


def keys(rules: Iterable[str]) -> list[str]:
    """A short name for each racer, as the page has it: its rule, then `rule-2`, `rule-3` for further ones."""
    seen: dict[str, int] = {}
    out = []
    for rule in rules:
        seen[rule] = seen.get(rule, 0) + 1
        out.append(rule if seen[rule] == 1 else f"{rule}-{seen[rule]}")
    return out


def one_line(text: str) -> str:
    """Text that stays within a comment or a docstring, whatever a person wrote."""
    printable = "".join(character if character.isprintable() else " " for character in text)
    return " ".join(printable.replace('"', "'").replace("\\", "/").split())
