"""Whether words ask something, told by how they begin: only where hardly anything else can be meant."""

from __future__ import annotations

import re

_NOT = r"(?:n[’']?t)?"
_WE = "we|you|they|i|he|she|people|anyone|anybody|everyone|everybody|someone|somebody|nobody"
_IT = f"{_WE}|it|there|this|that|these|those"
_THING = f"{_IT}|the|a|an|our|your|their|my|his|her|its|all|some|more|most|so"
_DO = rf"(?:do|does|did|can|ca|could|should|would|will|wo|might|must){_NOT}"
_BE = rf"(?:is|are|was|were|have|has|had){_NOT}"
_OTHER = r"(?!(?:we|you|they|i|he|she|it|to|the|a|an|our|your|their|people|this|that|these|those) )[\w’-]+"
_ASKS = re.compile(
    r"(?:(?:and|but|or),? |so,? (?=[hw]))?(?:"
    r"(?:what if|how might|how about|what about|what of|why not|how come|who else|what else|what next)\b"
    rf"|(?:how|why|where|when|what|who|whom|which|whose) (?:{_DO}|{_BE}) (?:{_THING})\b"
    rf"|(?:how|why|where) {_DO} \w"
    rf"|(?:which|whose|what|how|what (?:kind|sort)s? of) {_OTHER} (?:{_DO}|{_BE}) (?:{_IT})\b"
    rf"|(?:is|are|was|does|did|can|ca|could|would|will|wo|might|must|has){_NOT} (?:{_IT})\b"
    rf"|(?:do|have|should|are|do|could|would){_NOT} (?:we|they|you|i)\b"
    r")", re.IGNORECASE)
_STATES = re.compile(
    r"^(?:should|could|would|was|is) (?:we|they|you|it|this|that|people|anyone|anybody)\b[^,]*, "
    r"(?:we|they|you|it|there|then)\b"
    r"|^(?:what|how|who|why|where|when)\b.*? (?:is|are|was|were|matters|counts|depends) "
    r"(?:that|how|to|what|because|trust|time|money|not)\b",
    re.IGNORECASE)
_CERTAIN = re.compile(r"(?:(?:and|but|so|or) )?(?:what if|how might)\b", re.IGNORECASE)
_LAST = re.compile(r"(?:.*[.?!…:]['’”\")]? )?(.*)", re.DOTALL)


def last_sentence(text: str) -> str:
    """What comes after the last stop or colon that is followed by a space."""
    found = _LAST.match(text)
    return found[1] if found else text


def asks(text: str) -> bool:
    """Whether its last sentence asks, going by how it begins: what if …, how might we …, why do they …."""
    last = last_sentence(text)
    certain = _CERTAIN.match(last) is not None
    return certain or (_ASKS.match(last) is not None and _STATES.match(last) is None)


def asks_for_certain(text: str) -> bool:
    """Whether it asks even where its note-taker typed a full stop: what if …, how might we …."""
    return _CERTAIN.match(last_sentence(text)) is not None
