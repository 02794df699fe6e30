"""What a group of a what-if exercise came to, as one paragraph: whole sentences, and its fragments joined to some."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from convenor.writeup.fragments import Form, form_of, going_on, is_one_sentence, may_be_small
from convenor.writeup.points import said_line
from convenor.writeup.prose import folded, joined, unstopped
from convenor.writeup.said import Said
from convenor.writeup.voice import Voice

MOST = 3
"""Thoughts in one sentence; more would be read twice."""
_LISTS: dict[tuple[str, Form], str] = {
    ("idea", "phrase"): "whatif.ideas", ("idea", "to"): "whatif.ideas-to",
    ("point", "phrase"): "whatif.spoke-of", ("example", "phrase"): "whatif.spoke-of",
}
"""By kind and form: the phrase under which such notes stand in one sentence."""
_THOUGHT = "whatif.group"
_FOLLOWS: dict[str, Form] = {"reflected-most-on": "phrase"}
"""What may follow a verb, where that is not a clause."""


def told_group(question: str, notes: Sequence[Said], at: int, voice: Voice) -> str:
    """The paragraph of the group in place `at`: its question, then its notes in their order."""
    return joined(*_Telling(at, voice).sentences(question, notes))


class _Telling:
    def __init__(self, at: int, voice: Voice) -> None:
        self._voice = voice
        name = voice.choice("what_if.groups[].verb", at)
        self._verb = voice.say_if_any(f"whatif.verb.{name}")
        self._follows = _FOLLOWS.get(name, "clause")
        self._chosen = voice.was_chosen("what_if.groups[].verb", at)
        self._subject = voice.say_if_any(f"whatif.subject.{voice.choice('what_if.groups[].subject', at)}")

    def sentences(self, question: str, notes: Sequence[Said]) -> Iterator[str]:
        named = also = False
        for run in self._runs(notes):
            phrase = self._phrase(run[0])
            # Where an author chose the words that lead in for this very group, its first note follows them.
            if run[0] is notes[0] and (phrase == _THOUGHT or (self._chosen and self._may_follow(run[0]))):
                stem = self._voice.say(_THOUGHT, question=question, subject=self._subject, verb=self._verb)
                yield f"{stem.strip()} {self._listed(run)}"
                named = True
                continue
            if run[0] is notes[0]:
                yield question
            if phrase == _THOUGHT and self._voice.has("whatif.also") and not also:
                stem = self._voice.say("whatif.also", subject=self._subject, first=not named, verb=self._verb)
                yield f"{stem} {self._listed(run)}"
                also, named = named, True  # once is enough: after that it is clear whose thoughts they are
            elif phrase and phrase != _THOUGHT:
                items = [unstopped(self._going_on(one)) for one in run]
                yield self._voice.stop(self._voice.say(
                    phrase, subject=self._subject, first=not named, several=len(run) > 1,
                    list=self._voice.series_of(items)))
                named = True
            else:
                yield from (self._voice.stop(said_line(one, self._voice, None)) for one in run)

    def _runs(self, notes: Sequence[Said]) -> Iterator[list[Said]]:
        """Neighbours that stand in one sentence; each that stands by itself is one of its own."""
        run: list[Said] = []
        for one in notes:
            phrase = self._phrase(one)
            ends = run and phrase == _THOUGHT and (len(run) == MOST or not is_one_sentence(folded(run[-1].text)))
            if run and (not phrase or phrase != self._phrase(run[-1]) or ends):
                yield run
                run = []
            run.append(one)
        if run:
            yield run

    def _phrase(self, said: Said) -> str:
        """The phrase that it follows; empty where it stands by itself."""
        form = _form(said)
        listed = _LISTS.get((said.kind, form), "")
        phrase = listed or (_THOUGHT if form == self._follows and said.kind != "quote" else "")
        return phrase if self._voice.has(phrase) else ""

    def _may_follow(self, said: Said) -> bool:
        whole = _form(said) == "whole" and not folded(said.text)[:1].islower()
        return said.kind not in ("quote", "question") and self._voice.has(_THOUGHT) and not whole

    def _listed(self, run: Sequence[Said]) -> str:
        """Several after one verb, the last with its own end: that we cook, that they eat and that nobody pays."""
        texts = [self._going_on(one) for one in run]
        link = self._verb.rsplit(" ", 1)[-1]
        items = [text if not n else f"{link} {text}" for n, text in enumerate(texts)]
        return self._voice.series_of([*(unstopped(item) for item in items[:-1]), items[-1]])

    def _going_on(self, said: Said) -> str:
        """The note as it stands in the middle of a sentence."""
        text = going_on(self._voice.as_printed(said.text, said.kind, worded=said.worded))
        small = text[:1].islower() or may_be_small(folded(said.text))
        return text[:1].lower() + text[1:] if small else text


def _form(said: Said) -> Form:
    # What the author worded stays so: with a capital or a stop, it is a sentence.
    worded_whole = said.worded and (not folded(said.text)[:1].islower() or folded(said.text).endswith("."))
    return "whole" if worded_whole else form_of(folded(said.text))
