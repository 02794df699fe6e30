"""Three words for each page handed in: the only way to take it back, and known to nobody else.

What is kept of them is a salt and a slow hash, so that whoever has the file cannot find the words by trying: a
thousand million receipts at a tenth of a second each.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from collections.abc import Iterable

from convenor.services.receipt_words import WORDS
from convenor.session.ids import ALPHABET, Ids
from convenor.session.pages import HandedIn

HOW_MANY = 3
COST = 2**15
"""How much work one guess is (scrypt's N): about 30 MB and a tenth of a second."""
_SALT = 26
_LETTERS = 12
"""Letters drawn for one word: so many that no word comes more often than another by a hair."""


def new_words(ids: Ids) -> str:
    """Three words by chance."""
    return " ".join(WORDS[_number(ids.new(_LETTERS)) % len(WORDS)] for _ in range(HOW_MANY))


def kept(words: str, ids: Ids, pages: Iterable[HandedIn] = ()) -> str:
    """What is kept of a receipt beside its page.

    The salt is that of the session's other pages, so that looking for one page costs one guess and not many.
    """
    salt = next((page.receipt.partition(":")[0] for page in pages if page.receipt), "") or ids.new(_SALT)
    return f"{salt}:{_hash(words, salt)}"


def found(words: str, pages: Iterable[HandedIn]) -> HandedIn | None:
    """The page that these words take back, however they are written."""
    by_salt: dict[str, str] = {}
    hit = None
    for page in pages:
        salt, _, digest = page.receipt.partition(":")
        if not digest:
            continue
        if salt not in by_salt:
            by_salt[salt] = _hash(words, salt)
        if hmac.compare_digest(digest, by_salt[salt]):
            hit = page
    return hit


def plain(words: str) -> tuple[str, ...]:
    """The words alone: capitals, commas, hyphens and further spaces do not matter."""
    return tuple(re.findall(r"[a-z]+", words.lower()))


def _hash(words: str, salt: str) -> str:
    return hashlib.scrypt(
        " ".join(plain(words)).encode(), salt=salt.encode(), n=COST, r=8, p=1, maxmem=2 * 128 * 8 * COST, dklen=16
    ).hex()


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * len(ALPHABET) + ALPHABET.index(letter)
    return number
