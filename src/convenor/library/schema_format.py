"""The shape of a session format's file, and the value that it becomes once its exercises are known."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from pydantic import Field, model_validator

from convenor.library.fields import (
    Count,
    GroupShape,
    Hour,
    Shape,
    ShortName,
    SlotName,
    SpanShape,
    Text,
    Verbatim,
    Version,
    When,
    Whole,
    Words,
    YesNo,
    refuse,
)
from convenor.library.schema_exercise import ProvenanceShape, RoleShape
from convenor.session import format as fm
from convenor.session.exercise import Exercise, Rule


class QuestionShape(Shape):
    ask: Words = Field(description="what the convenor is asked")
    good_when: tuple[Words, ...] = ()


class TaskShape(Shape):
    when: When = Field(description='such as "-3d" for three days before')
    do: Words = Field(description="what to do")
    who: Words = "convenor"


class SignOffShape(Shape):
    who: Words = Field(description="who is asked")
    sees: Words = Field(description="what they see")
    days: Whole = Field(description="how many days they have")
    silence_means: Text = ""


class RecordShape(Shape):
    attribution: Literal["speakers-named", "all-named", "unnamed"] = "speakers-named"
    ask_when: Words = "welcome"
    say: Words = Field(description="the sentence about the record that is read out at the welcome")
    recording: Literal["none", "audio", "video"] = "none"
    keep_raw_days: Count = 60
    sign_off: tuple[SignOffShape, ...] = ()

    def value(self) -> fm.RecordPolicy:
        return fm.RecordPolicy(
            self.attribution, self.ask_when, self.say, self.recording, self.keep_raw_days,
            tuple(fm.SignOff(s.who, s.sees, s.days, s.silence_means) for s in self.sign_off),
        )


class RoomsShape(Shape):
    count: Count | None = Field(None, json_schema_extra={"anyOf": [
        {"type": "integer", "minimum": 1}, {"const": "auto"}, {"type": "null"}]})
    size: GroupShape = GroupShape(min=4, typical=6, max=8)
    how_chosen: Literal["random", "by-choice", "by-hand"] = "random"
    questions: Literal["same", "each"] = "same"

    @model_validator(mode="before")
    @classmethod
    def _auto(cls, value: Any) -> Any:
        if isinstance(value, dict) and value.get("count") == "auto":
            return {name: item for name, item in value.items() if name != "count"}
        return value

    def value(self) -> fm.RoomsPlan:
        return fm.RoomsPlan(self.count, self.size.value(), self.how_chosen, self.questions)


class PartShape(Shape):
    id: ShortName = Field(description="a short name for this part, such as speakers")
    use: ShortName = Field("", description="the short name of an exercise; a part without one is only a title")
    title: Text = ""
    minutes: SpanShape | None = None
    rule: Rule | None = None
    cut_order: Whole = 0
    optional: YesNo = False
    lead: Text = ""
    start_at: Hour | None = None
    with_: dict[SlotName, Verbatim] = Field(default_factory=dict, alias="with")
    rooms: RoomsShape | None = None
    carry_from: tuple[ShortName, ...] = ()

    @model_validator(mode="after")
    def _something(self) -> PartShape:
        if not self.use and not self.title:
            refuse("This part has neither an exercise nor a title.",
                   "Write `use:` with the short name of an exercise, or `title:` for a part that is only a title.")
        return self

    def value(self, exercise: Exercise) -> fm.Part:
        fills = dict(self.with_)
        counts = [fills.pop(name, "").strip() for name in fm.COUNTED]
        count = next((c for c in counts if c.isascii() and c.isdigit() and len(c) < 4), None)
        rooms = self.rooms.value() if self.rooms else None
        if rooms is None and exercise.mode == "breakout":
            rooms = fm.RoomsPlan()
        return fm.Part(
            self.id, exercise, self.minutes.value() if self.minutes else exercise.minutes,
            self.rule or exercise.rule, self.title, self.cut_order, self.optional,
            int(count) if count else None,
            rooms, self.carry_from, tuple(fills.items()), self.lead, self.start_at,
        )


Section = Literal[
    "title", "preamble", "purpose", "question", "context", "speakers", "imagining", "what-ifs", "key-points",
    "respondents", "further-questions", "conclusion", "next-steps", "reading",
]
"""Parts of a note. Title to speakers always come first, in that order, and stand whenever there is anything in them."""


class FormatWriteUp(Shape):
    template: Text = "house-style"
    profile: Literal["", "undated", "dated"] = ""
    sections: tuple[Section, ...] = Field(
        default=(), description="which sections the note may have, and in which order; left out: all of them")
    headings: YesNo = Field(
        default=False, description="whether the note has headings, as a workshop's or a roundtable's has")


class FormatShape(Shape):
    """`schema: session-format/1`."""

    schema_: Literal["session-format/1"] = Field(alias="schema", description="session-format/1")
    id: ShortName = Field(description="a short name, the same as the file's: series-event")
    version: Version = Field(description='such as "1.0"')
    status: Literal["draft", "tested", "retired"] = "draft"
    title: Words = Field(description="what people call it")
    summary: Words = Field(description="one sentence that says what happens")
    series: Text = ""
    question: QuestionShape | None = None
    modes: tuple[Literal["online", "in-person", "hybrid"], ...] = ("online",)
    people: GroupShape = GroupShape(min=1)
    length_minutes: SpanShape = Field(description="how long the whole session is")
    ends: Literal["hard", "soft"] = "hard"
    slack_minutes: Whole = 0
    team: tuple[RoleShape, ...] = ()
    before: tuple[TaskShape, ...] = ()
    after: tuple[TaskShape, ...] = ()
    agreements: tuple[Words, ...] = ()
    agenda: tuple[PartShape, ...] = Field(min_length=1, description="the parts, one after the other")
    record: RecordShape = Field(description="what is recorded, and the sentence that says so")
    write_up: FormatWriteUp = FormatWriteUp()
    provenance: ProvenanceShape = Field(description="where it comes from, and on what terms")

    def value(self, exercises: Mapping[str, Exercise]) -> fm.Format:
        """The format with its exercises put in; each one that it uses must be in `exercises`."""
        question = self.question
        return fm.Format(
            id=self.id, version=self.version, title=self.title, summary=self.summary,
            length=self.length_minutes.value(), spare=self.slack_minutes,
            parts=tuple(part.value(exercises[part.use]) for part in self.agenda),
            record=self.record.value(), provenance=self.provenance.value(), status=self.status,
            question_ask=question.ask if question else "",
            question_good_when=question.good_when if question else (),
            modes=self.modes, people=self.people.value(), ends=self.ends,
            team=tuple(role.value() for role in self.team),
            before=tuple(fm.Task(t.when, t.do, t.who) for t in self.before),
            after=tuple(fm.Task(t.when, t.do, t.who) for t in self.after),
            agreements=self.agreements, sections=tuple(self.write_up.sections),
            headings=self.write_up.headings,
            profile=self.write_up.profile, series=self.series, template=self.write_up.template,
        )
