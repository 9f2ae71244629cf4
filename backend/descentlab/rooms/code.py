"""What opens a room's doors: a short code to type for its followers, a long key for its lecturer."""

import hashlib
import hmac
import re
import secrets

ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
"""No sign that looks like another: neither 0 nor O, neither 1 nor I."""

LENGTH = 6
"""Signs of a code: 30 bits, of which a client may try a few in a minute."""


def new_code() -> str:
    """A code that nobody can foresee."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def read_code(text: str) -> str:
    """A code as a person types it: in any case, with spaces or hyphens."""
    return re.sub(r"[\s-]", "", text).upper()


def new_key() -> str:
    """A key of 144 bits."""
    return secrets.token_urlsafe(18)


def digest(key: str) -> str:
    """What is kept of a key."""
    return hashlib.sha256(key.encode()).hexdigest()


def fits(key: str, kept: str) -> bool:
    """Whether a key is the one whose digest was kept; takes as long whether or not."""
    return hmac.compare_digest(digest(key), kept)
