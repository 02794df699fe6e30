"""British spelling where American spelling differs by rule, and the words that are mixed up most."""

from __future__ import annotations

import re
from collections.abc import Iterator

_OUR_TEXT = """
armor behavior color clamor demeanor endeavor favor fervor flavor glamor harbor honor humor labor neighbor odor parlor
rancor rigor rumor savior savor splendor succor tumor valor vapor vigor
"""
_OUR = _OUR_TEXT.split()
_PLAIN = {
    "analyze": "analyse", "analyzed": "analysed", "analyzing": "analysing", "paralyze": "paralyse",
    "paralyzed": "paralysed", "catalyze": "catalyse", "catalyzed": "catalysed", "catalyzing": "catalysing",
    "center": "centre", "centers": "centres", "centered": "centred", "centering": "centring", "theater": "theatre",
    "theaters": "theatres", "fiber": "fibre", "fibers": "fibres", "meager": "meagre", "somber": "sombre",
    "defense": "defence", "offense": "offence", "pretense": "pretence", "gray": "grey", "plow": "plough",
    "jewelry": "jewellery", "mom": "mum", "aging": "ageing", "skeptical": "sceptical", "skepticism": "scepticism",
    "skeptic": "sceptic", "fulfill": "fulfil", "fulfillment": "fulfilment", "enroll": "enrol",
    "enrollment": "enrolment", "skillful": "skilful", "skillfully": "skilfully", "willful": "wilful",
    "traveler": "traveller", "travelers": "travellers", "traveled": "travelled", "traveling": "travelling",
    "modeling": "modelling", "modeled": "modelled", "channeled": "channelled", "channeling": "channelling",
    "labeled": "labelled", "labeling": "labelling", "counselor": "counsellor", "counselors": "counsellors",
    "counseling": "counselling", "leveling": "levelling", "leveled": "levelled", "fueled": "fuelled",
    "fueling": "fuelling", "signaled": "signalled", "signaling": "signalling", "tunneling": "tunnelling",
    "canceled": "cancelled", "canceling": "cancelling", "marvelous": "marvellous", "woolen": "woollen",
    "catalog": "catalogue", "catalogs": "catalogues", "dialog": "dialogue", "dialogs": "dialogues",
    "analog": "analogue", "maneuver": "manoeuvre", "maneuvers": "manoeuvres", "pediatric": "paediatric",
    "anesthetic": "anaesthetic", "estrogen": "oestrogen", "encyclopedia": "encyclopaedia", "tire": "tire",
    "specialty": "speciality", "aluminum": "aluminium", "artifact": "artefact", "artifacts": "artefacts",
    "practicing": "practising", "practiced": "practised", "licenced": "licensed", "licencing": "licensing",
    "judgment": "judgement", "acknowledgment": "acknowledgement", "mold": "mould", "molds": "moulds",
    "sulfur": "sulphur", "cozy": "cosy", "pajamas": "pyjamas", "mustache": "moustache", "archeology": "archaeology",
    "check-book": "cheque-book", "sizable": "sizeable", "livable": "liveable", "annex": "annexe",
}
for _same in ("tire", "specialty", "annex", "judgment", "sizable"):
    _PLAIN.pop(_same)
_TAILS = ("", "s", "ed", "ing", "ite", "ites", "hood", "hoods", "ly", "able", "ful", "er", "ers", "al", "less")
_OUR_FORMS = {f"{stem}{tail}": f"{stem[:-2]}our{tail}" for stem in _OUR for tail in _TAILS}
AMERICAN = {**_OUR_FORMS, **_PLAIN}
"""American spellings with their British ones."""
for _british in ("rigors", "humoral"):
    AMERICAN.pop(_british, None)

_IZE = re.compile(r"\b([^\W\d_]{2,}?)(iz)(e|es|ed|er|ers|ing|ation|ations|ational|able|ability)\b", re.IGNORECASE)
_KEEPS_Z = re.compile(r"(?:size|sized|sizes|sizing|sizeable|prize|prized|prizes|seize|seized|seizes|seizing|capsiz\w+|"
                      r"maize|baize|bizarre|assize|assizes|wizen\w*|\w*siz(?:e|ed|es|ing|er|ers|eable|able))$", re.I)

Slip = tuple[re.Pattern[str], str, str]


def _slip(pattern: str, fix: str, what: str) -> Slip:
    return re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE), fix, what


_MODAL = "can|could|will|would|should|may|might|must"
_IDEAS = ("theory|policy|research|principles?|ideas?|words?|evidence|strategy|thinking|vision|training|knowledge|"
          "approach|approaches|attention|barriers?|changes?|shifts?|return|returned|back|relevant|related|commitment|"
          "linked|connected|applied|central|key|into|belief|rhetoric|analysis|law|design|obstacles?|access")
SLIPS: tuple[Slip, ...] = (
    _slip(rf"(?!(?:{_IDEAS}) )\w+ to practice(?= (?:the|a|an|what|it|this|these|those|our|their|your|his|her|how|being|"
          r"good|better|deep|\w+ing|together|more)\b)", "", "The verb is “practise”"),
    _slip(r"(?:able|ready|free|needs?|wants?|how|learn|learning|learnt|tr(?:y|ying|ied)|time|space|scope|room|freedom|"
          r"opportunit(?:y|ies)|chances?|continue|begin|start|ways?|places?|people|us|them|hard|important|going|used|"
          r"encouraged?|helps?|have|has|had|ought) to practice(?! (?:was|is|are|were|has|have)\b)", "",
          "The verb is “practise”"),
    _slip(rf"(?:{_MODAL}|we|you|they|who) practice(?= (?:the|a|an|what|it|this|these|those|our|their|your|how|"
          r"\w+ing)\b)", "", "The verb is “practise”"),
    _slip(r"(?:a|an|the|no|any|some|this|that|their|our|your|his|her|its|driving|social|creative) license"
          r"(?!d)(?! \w+ (?:that|which) )", "", "The noun is “licence”"),
    _slip(r"(?:to|not|can|could|will|would|should|may|might|must) licence", "", "The verb is “license”"),
    _slip(r"(?:to|can|could|will|would|should) advice", "", "The verb is “advise”"),
    _slip(r"(?:an|some|any|good|the) advise", "", "The noun is “advice”"),
    _slip(r"(?:should|could|would|might|must) of(?! course)", "", "It is “have”, not “of”"),
    _slip(r"(?:more|less|better|rather|fewer|greater|larger|smaller|higher|lower|worse|easier|other) then(?= \w)", "",
          "It is “than” after a comparison"),
    _slip(r"its (?:a|an|not|been|because|about|also|okay|very|really)(?= \w)", "", "It is “it’s” for “it is”"),
    _slip(r"it[’']s own", "its own", "It is “its own”"),
    _slip(r"their (?:is|are|was|were|has been|will be)", "", "It is “there” before a verb"),
    _slip(r"there own", "their own", "It is “their own”"),
    _slip(r"(?:has|have|had|which|that|this|it) lead to", "", "The past of “lead” is “led”"),
    _slip(r"alot", "a lot", "It is two words"),
    _slip(r"per say", "per se", "It is “per se”"),
    _slip(r"in tact", "intact", "It is one word"),
    _slip(rf"there (?:{_MODAL}) (?:a|an|no|more|some)", "", "“be” is missing"),
    _slip(r"(?:seems?|seemed|appears?|appeared|tends?|tended|ought|wants?|wanted|hopes?|hoped) be", "",
          "“to” is missing"),
    _slip(r"(?:didn|don|doesn)[’']t (?:need|want) (?:come|go|be|do|make|take|get|see|know|think|give|find|ask|tell|"
          r"keep|leave|bring|become|wait|worry|build|live|learn|listen)", "", "“to” is missing"),
    _slip(rf"({_MODAL}) (?!and\b|or\b|but\b|nor\b|then\b|than\b|as\b|what\b|that\b|who\b|which\b|not\b|if\b|where\b|"
          r"when\b)\w+ \1", "", "The same verb twice"),
    _slip(r"(?<!no )(?<!any)(?<!every)(?<!some)one (?:its|their|our|these|those) \w+s", "", "“of” is missing"),
    _slip(r"adaption", "adaptation", "The usual word is “adaptation”"),
    _slip(r"(?:this|that) (?:phenomena|criteria)", "", "The word is plural"),
    _slip(r"these kind of", "this kind of", "“these” and “kind” do not agree"),
)
"""Patterns of common slips with their fix, or "" where the right words are for the author to choose."""
_ARTICLE = re.compile(r"\b(a) ([aeio][a-z]+)\b|\b(an) ([bcdfgjklmnpqrstvwxyz][a-z]+)\b")
_SOUNDS_LIKE_Y = ("eu", "one", "once", "ew", "uni", "use", "ubi")


def american(word: str) -> str:
    """The British spelling of an American word; empty for any other."""
    british = AMERICAN.get(word.casefold(), "")
    return british.capitalize() if british and word[:1].isupper() else british


def ize_words(text: str) -> Iterator[tuple[int, int, str]]:
    """Words in -ize with their spelling in -ise. Names in capitals are left: World Health Organization."""
    for found in _IZE.finditer(text):
        before = text[:found.start()].rstrip(" ‘“(")
        starts = not before or before.endswith((".", "?", "!"))
        if _KEEPS_Z.match(found[0]) or (found[0][0].isupper() and not starts):
            continue
        yield *found.span(), f"{found[1]}is{found[3]}"


def articles(text: str) -> Iterator[tuple[int, int, str]]:
    """“a” before a vowel and “an” before a consonant, where the sound is certain."""
    for found in _ARTICLE.finditer(text):
        word = found[2] or found[4]
        if found[2] and word.startswith(_SOUNDS_LIKE_Y):
            continue
        yield *found.span(), f"{'an' if found[2] else 'a'} {word}"
