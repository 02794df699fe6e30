"""The shape of an exercise's file, and the value that it becomes."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field, model_validator

from convenor.library.fields import (
    CueTime,
    GroupShape,
    Minutes,
    Shape,
    ShortName,
    SlotName,
    SpanShape,
    Text,
    Version,
    Whole,
    Words,
    YesNo,
    or_else,
    refuse,
)
from convenor.session import exercise as ex


class OverheadShape(Shape):
    brief: Minutes = 0
    move_in: Minutes = 0
    move_out: Minutes = 0
    call_countdown_seconds: Whole = 0


class ScriptShape(Shape):
    read: Words | None = None
    pause_seconds: Whole | None = None

    @model_validator(mode="after")
    def _one_of_them(self) -> ScriptShape:
        if (self.read is None) == (self.pause_seconds is None):
            refuse("A line of a script is either words to read or a pause.",
                   "Write `- {read: …}` or `- {pause_seconds: 20}`, one to a line.")
        return self

    def value(self) -> ex.ScriptLine:
        return ex.ScriptLine(self.read or "", self.pause_seconds or 0)


class PromptShape(Shape):
    id: ShortName = Field(description="a short name, such as first")
    text: Words = Field(description="the question that is put to people")
    show: YesNo = True

    def value(self) -> ex.Prompt:
        return ex.Prompt(self.id, self.text, self.show)


class CueShape(Shape):
    at: CueTime = Field(description='when, such as "-2m" for two minutes before the end')
    do: Words = Field(description="what to do then")


class CaptureShape(Shape):
    kinds: tuple[ex.NoteKind, ...] = ("point",)
    by: Words = "note-taker"
    consent: ex.StepConsent = "as-session"
    aim: Text = ""

    def value(self) -> ex.Capture:
        return ex.Capture(self.kinds, self.by, self.consent, self.aim)


class StepShape(Shape):
    id: ShortName = Field(description="a short name, such as settle")
    title: Words = Field(description="what people call it")
    mode: ex.Mode = Field(description="how people are together, such as plenary, breakout or silence")
    minutes: SpanShape = Field(description="how long it takes")
    rule: ex.Rule = "flexible"
    say: Text = ""
    do: Text = ""
    script: tuple[ScriptShape, ...] = ()
    prompts: tuple[PromptShape, ...] = ()
    cues: tuple[CueShape, ...] = ()
    capture: CaptureShape | None = None

    def value(self) -> ex.Step:
        return ex.Step(
            self.id, self.title, self.mode, self.minutes.value(), self.rule, self.say, self.do,
            tuple(line.value() for line in self.script),
            tuple(prompt.value() for prompt in self.prompts),
            tuple(ex.Cue(cue.at, cue.do) for cue in self.cues),
            self.capture.value() if self.capture else None,
        )


class SlotShape(Shape):
    ask: Words = Field(description="what the facilitator is asked")
    example: Text = ""
    required: YesNo = True


class RoleShape(Shape):
    role: Words = Field(description="what the role is called")
    count: Words = "1"
    brief: Text = ""
    may_double_with: tuple[Words, ...] = ()

    def value(self) -> ex.Role:
        return ex.Role(self.role, self.count, self.brief, self.may_double_with)


class MaterialShape(Shape):
    item: Words = Field(description="the thing that is needed")
    per: Literal["person", "room", "event"] = "event"
    mode: Literal["online", "in-person", "both"] = "both"
    optional: YesNo = False


class CareShape(Shape):
    level: Literal["light", "moderate", "tender"] = Field(description="light, moderate or tender")
    may_bring_up: tuple[Words, ...] = ()
    say_before: Text = ""
    opt_out: Text = ""
    watch_for: tuple[Words, ...] = ()
    if_distressed: Text = ""
    close_with: Text = ""
    needs_second_person: YesNo = False


class AccessShape(Shape):
    quiet_voices: Text = ""
    not_on_screen: Text = ""
    screen_reader: Text = ""
    no_mind_pictures: Text = ""
    deaf_or_captions: Text = ""
    low_literacy: Text = ""
    first_language: Text = ""
    neurodivergent: Text = ""
    send_ahead: tuple[Words, ...] = ()


class ProvenanceShape(Shape):
    drawn_from: tuple[Words, ...] = Field(min_length=1, description="where it comes from, as a list")
    licence: Words = Field(description="on what terms it may be used")
    wording: Words = "ours"
    credit: Text = ""
    seen_in: tuple[Words, ...] = ()

    def value(self) -> ex.Provenance:
        return ex.Provenance(
            self.drawn_from, self.licence, self.wording, self.credit, self.seen_in
        )


class PeopleShape(GroupShape):
    group_size: GroupShape | None = None


Variant = Literal["online", "in_person", "hybrid", "short", "large", "small"]


class VariantShape(Shape):
    model_config = or_else({"type": "string"})

    how: Words = Field(description="how it is done then")

    @model_validator(mode="before")
    @classmethod
    def _text_alone(cls, value: Any) -> Any:
        return {"how": value} if isinstance(value, str) else value


class ExerciseWriteUp(Shape):
    section: Text = ""
    shape: Text = ""
    attribution: Text = ""
    heading: Text = ""
    frame: tuple[Words, ...] = ()
    task: Text = ""


class ExerciseShape(Shape):
    """`schema: exercise/1`."""

    schema_: Literal["exercise/1"] = Field(alias="schema", description="exercise/1")
    id: ShortName = Field(description="a short name, the same as the file's: quiet-minute")
    version: Version = Field(description='such as "1.0"')
    status: Literal["draft", "tested", "retired"] = "draft"
    title: Words = Field(description="what people call it")
    also_known_as: tuple[Words, ...] = ()
    kind: ex.ExerciseKind = Field(description="what sort of exercise it is, such as discussion")
    summary: Words = Field(description="one sentence that says what happens")
    purpose: tuple[Words, ...] = ()
    use_when: Text = ""
    avoid_when: Text = ""
    people: PeopleShape = PeopleShape(min=1)
    minutes: SpanShape = Field(description="how long it takes in all")
    overhead_minutes: OverheadShape = OverheadShape()
    mode: ex.Mode | None = None
    rule: ex.Rule = "flexible"
    if_short: Text = ""
    scales_with: Literal["people", "speakers", "rooms", "respondents"] | None = None
    each_seconds: Whole = 0
    roles: tuple[RoleShape, ...] = ()
    materials: tuple[MaterialShape, ...] = ()
    slots: dict[SlotName, SlotShape] = Field(default_factory=dict)
    prompts: tuple[PromptShape, ...] = ()
    steps: tuple[StepShape, ...] = Field(min_length=1, description="what is done, one after the other")
    capture: CaptureShape = CaptureShape()
    care: CareShape = Field(description="what may come up and what to do: at least `level`")
    access: AccessShape = Field(description="how everybody can take part")
    variants: dict[Variant, VariantShape] = Field(default_factory=dict)
    write_up: ExerciseWriteUp = ExerciseWriteUp()
    pitfalls: tuple[Words, ...] = ()
    provenance: ProvenanceShape = Field(description="where it comes from, and on what terms")

    def value(self) -> ex.Exercise:
        care, access, overhead = self.care, self.access, self.overhead_minutes
        steps = tuple(step.value() for step in self.steps)
        room_size = self.people.group_size
        return ex.Exercise(
            id=self.id, version=self.version, title=self.title, kind=self.kind, summary=self.summary,
            minutes=self.minutes.value(),
            mode=self.mode or max(steps, key=lambda step: step.minutes.typical).mode,
            rule=self.rule, steps=steps,
            care=ex.Care(
                care.level, care.may_bring_up, care.say_before, care.opt_out, care.watch_for,
                care.if_distressed, care.close_with, care.needs_second_person,
            ),
            access=ex.Access(
                access.quiet_voices, access.not_on_screen, access.screen_reader, access.no_mind_pictures,
                access.deaf_or_captions, access.low_literacy, access.first_language, access.neurodivergent,
                access.send_ahead,
            ),
            provenance=self.provenance.value(), status=self.status,
            also_known_as=self.also_known_as, purpose=self.purpose,
            use_when=self.use_when, avoid_when=self.avoid_when,
            people=self.people.value(), room_size=room_size.value() if room_size else None,
            overhead=ex.Overhead(
                overhead.brief, overhead.move_in, overhead.move_out, overhead.call_countdown_seconds
            ),
            if_short=self.if_short, roles=tuple(role.value() for role in self.roles),
            materials=tuple(ex.Material(m.item, m.per, m.mode, m.optional) for m in self.materials),
            slots=tuple(ex.Slot(name, s.ask, s.example, s.required) for name, s in self.slots.items()),
            prompts=tuple(prompt.value() for prompt in self.prompts), capture=self.capture.value(),
            variants=tuple((name.replace("_", "-"), v.how) for name, v in self.variants.items()),
            write_up_section=self.write_up.section, write_up_shape=self.write_up.shape,
            attribution=self.write_up.attribution, pitfalls=self.pitfalls,
            scales_with=self.scales_with or "", each_seconds=self.each_seconds,
            note_heading=self.write_up.heading, frame=self.write_up.frame, task=self.write_up.task,
        )

