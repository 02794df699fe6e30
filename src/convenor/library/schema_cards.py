"""The shape of a file of check cards, and the short exercises that they become."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from convenor.library.fields import Shape, ShortName, Words
from convenor.library.schema_exercise import AccessShape, CareShape
from convenor.session import exercise as ex

PREFIX = "card-"
MINUTES = ex.Span(2, 3, 5)
NOT_RUN = "Somebody holds this to be right; nobody has said that they run it. The question and the minutes are ours"


class CardShape(Shape):
    id: ShortName = Field(description="a short name")
    title: Words = Field(description="what people call it")
    ask: Words = Field(description="the question that is put to the room")
    from_: Words = Field(alias="from", description="where the thought stands")


class CardBook(Shape):
    """`schema: check-cards/1`: what all cards share, and the cards."""

    schema_: Literal["check-cards/1"] = Field(alias="schema", description="check-cards/1")
    say: Words = Field(description="what is said before the question")
    care: CareShape = Field(description="what may come up and what to do, for all of them")
    access: AccessShape = Field(description="how everybody can take part, for all of them")
    cards: tuple[CardShape, ...] = Field(min_length=1, description="the questions")

    def value(self) -> tuple[ex.Exercise, ...]:
        """Each card as an exercise of one step, so that it is put in like any other."""
        care = ex.Care(**self.care.model_dump())
        access = ex.Access(**self.access.model_dump())
        return tuple(self._exercise(card, care, access) for card in self.cards)

    def _exercise(self, card: CardShape, care: ex.Care, access: ex.Access) -> ex.Exercise:
        prompt = ex.Prompt("ask", card.ask, True)
        capture = ex.Capture(("point",), "note-taker", "as-session", "")
        step = ex.Step("ask", card.title, "plenary", MINUTES, "droppable", self.say,
                       "Read the question twice. Wait. Take two or three voices and no more.",
                       (), (prompt,), (), capture)
        return ex.Exercise(
            id=PREFIX + card.id, version="1.0", title=card.title, kind="reflection",
            summary=f"A check card: {card.ask}", minutes=MINUTES, mode="plenary", rule="droppable", steps=(step,),
            care=care, access=access, also_known_as=("check card",), people=ex.GroupSize(1), capture=capture,
            provenance=ex.Provenance((card.from_, NOT_RUN), "project", "ours"),
            use_when="A check card: a question for the room, not an exercise that anybody is said to run",
            if_short="Leave it out.", pitfalls=("an answer from the front",),
            write_up_section="key points", write_up_shape="points", attribution="unnamed",
        )
