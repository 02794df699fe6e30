"""Blocks as they are made: sentences gather in a paragraph until it is ended."""

from __future__ import annotations

from convenor.writeup.document import Block, Heading, Item, ItemList, Paragraph, words_of
from convenor.writeup.prose import joined


class Flow:
    """A note in the making."""

    def __init__(self, blocks: tuple[Block, ...] = ()) -> None:
        self._blocks: list[Block] = list(blocks)
        self._sentences: list[str] = []
        self._sources: list[str] = []

    def say(self, sentence: str, sources: tuple[str, ...]) -> None:
        """One more sentence in the paragraph at hand."""
        if sentence:
            self._sentences.append(sentence)
            self._sources += [s for s in sources if s not in self._sources]

    def trail(self, words: str) -> None:
        """Words at the end of the sentence that was said last, before its stop."""
        if words and self._sentences:
            last = self._sentences[-1]
            self._sentences[-1] = f"{last[:-1]}{words}." if last.endswith(".") else f"{last}{words}."

    def end(self) -> None:
        """The paragraph at hand is whole."""
        if self._sentences:
            self._blocks.append(Paragraph((joined(*self._sentences),), tuple(self._sources)))
        self._sentences, self._sources = [], []

    def reopen(self) -> None:
        """Go on in the last paragraph, if a paragraph is what stands last."""
        if self._sentences or not self._blocks:
            return
        last = self._blocks[-1]
        if isinstance(last, Paragraph):
            self._blocks.pop()
            self.say(words_of(last.text), last.sources)

    def paragraph(self, text: str, sources: tuple[str, ...]) -> None:
        self.end()
        self.say(text, sources)
        self.end()

    def heading(self, text: str, sources: tuple[str, ...]) -> None:
        self.end()
        if text:
            self._blocks.append(Heading((text,), sources))

    def items(self, items: tuple[Item, ...]) -> None:
        if items:
            self.end()
            self._blocks.append(ItemList(items))

    def add(self, *blocks: Block) -> None:
        if blocks:
            self.end()
            self._blocks += blocks

    def blocks(self) -> tuple[Block, ...]:
        self.end()
        return tuple(self._blocks)
