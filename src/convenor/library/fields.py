"""The kinds of value that a file of the library holds, each typed from its text.

Only the schemas use them: pydantic stays at this edge.
"""

from __future__ import annotations

import re
from datetime import date, time
from typing import Annotated, Any, NoReturn

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from convenor.session.exercise import GroupSize, Span


def refuse(what: str, cure: str) -> NoReturn:
    """Say what is wrong with the value at hand. Braces in the words are safe."""
    raise PydanticCustomError("convenor", "{what}", {"what": what, "cure": cure})


def short(text: object, most: int = 40) -> str:
    said = str(text).replace("\n", " ")
    return said if len(said) <= most else said[: most - 1] + "…"


def _text(value: Any) -> str:
    if isinstance(value, dict):
        refuse("A text is expected here, but a colon makes it a group of names.",
               'Put "quotation marks" around the whole text.')
    if isinstance(value, list):
        refuse("A text is expected here, but this is a list.",
               "Write one text; if it begins with [ put quotation marks around it.")
    return str(value)


def _words(value: Any) -> str:
    text = _text(value).strip()
    if not text:
        refuse("A text is expected here, but there is nothing.", "Write it, or take the line out.")
    return text


def _whole(value: Any) -> int:
    text = _text(value).strip()
    if not re.fullmatch(r"[0-9]{1,6}", text):
        refuse(f"A whole number is expected here, not “{short(text)}”.", "Write it in figures: 5.")
    return int(text)


def _yes(value: Any) -> bool:
    text = _text(value).strip().casefold()
    if text in ("yes", "true", "on"):
        return True
    if text in ("no", "false", "off"):
        return False
    refuse(f"Yes or no is expected here, not “{short(text)}”.", "Write yes or no.")


def is_short_name(text: str) -> bool:
    return bool(re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", text)) and len(text) <= 60


def _name(value: Any) -> str:
    text = _text(value).strip()
    if not is_short_name(text):
        refuse(f"“{short(text)}” cannot be the short name of a thing.",
               "Use small letters, figures and hyphens, at most 60: quiet-minute.")
    return text


def _slot_name(value: Any) -> str:
    text = _text(value).strip()
    if not re.fullmatch(r"[a-z][a-z0-9_]{0,39}", text):
        refuse(f"“{short(text)}” cannot be the name of a blank.", "Use small letters, figures and _: year.")
    return text


def _version(value: Any) -> str:
    text = _text(value).strip()
    if not re.fullmatch(r"[0-9]{1,6}(?:\.[0-9]{1,6}){0,3}", text):
        refuse(f"“{short(text)}” is not a version.", 'Write figures with points between: "1.0".')
    return text


def _date(value: Any) -> date:
    text = _text(value).strip()
    try:
        return date.fromisoformat(text) if len(text) == 10 else date.fromisoformat("")
    except ValueError:
        refuse(f"“{short(text)}” is not a day.", "Write it like 2026-11-26.")


def _hour(value: Any) -> time:
    text = _text(value).strip()
    found = re.fullmatch(r"([0-9]{1,2}):([0-9]{2})", text)
    if not found or int(found[1]) > 23 or int(found[2]) > 59:
        refuse(f"“{short(text)}” is not a time of day.", "Write hours and minutes: 10:30.")
    return time(int(found[1]), int(found[2]))


def _cue(value: Any) -> int:
    text = _text(value).strip()
    found = re.fullmatch(r"([+-]?)(?:([0-9]{1,4})m)?(?:([0-9]{1,5})s)?", text)
    if not found or not (found[2] or found[3]):
        refuse(f"“{short(text)}” is not a moment of a step.",
               'Write "5m" for five minutes in, "-2m" for two minutes before the end, "90s" for seconds.')
    seconds = int(found[2] or 0) * 60 + int(found[3] or 0)
    if found[1] == "-" and seconds == 0:
        refuse("A cue at the very end would come too late.", 'Write "-10s" for ten seconds before the end.')
    return -seconds if found[1] == "-" else seconds


def _day(value: Any) -> str:
    text = _text(value).strip()
    if not re.fullmatch(r"[+-]?[0-9]{1,4}[mhdw]", text):
        refuse(f"“{short(text)}” does not say when.",
               'Write "-14d" for a fortnight before, "-15m" for a quarter of an hour before, "+1d" for the day after.')
    return text


def _minutes(value: Any) -> int:
    number = _whole(value)
    if number > 1440:
        refuse(f"{number} minutes are more than a day.", "Write the minutes: 25.")
    return number


def _group_count(value: Any) -> int:
    number = _whole(value)
    if number < 1:
        refuse("There must be at least one.", "Write 1 or more.")
    return number


# What an editor is told: every plain text is read as text, so a bare number is one too.
_ANY_TEXT = WithJsonSchema({"type": ["string", "number", "boolean"]})
_SOME_TEXT = WithJsonSchema({"type": ["string", "number", "boolean"], "minLength": 1})
_SHORT_NAME = WithJsonSchema({"type": ["string", "integer"], "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$", "maxLength": 60})

Text = Annotated[str, BeforeValidator(lambda v: _text(v).strip()), _ANY_TEXT]
Verbatim = Annotated[str, BeforeValidator(_text), _ANY_TEXT]
"""A text whose spaces at either end matter."""
Words = Annotated[str, BeforeValidator(_words), _SOME_TEXT]
"""A text that cannot be empty."""
Whole = Annotated[int, BeforeValidator(_whole), WithJsonSchema({"type": "integer", "minimum": 0})]
Count = Annotated[int, BeforeValidator(_group_count), WithJsonSchema({"type": "integer", "minimum": 1})]
"""A whole number from 1."""
Minutes = Annotated[int, BeforeValidator(_minutes),
                    WithJsonSchema({"type": "integer", "minimum": 0, "maximum": 1440})]
YesNo = Annotated[bool, BeforeValidator(_yes), WithJsonSchema({"enum": [True, False, "yes", "no", "on", "off"]})]
ShortName = Annotated[str, BeforeValidator(_name), _SHORT_NAME]
SlotName = Annotated[str, BeforeValidator(_slot_name)]
Version = Annotated[str, BeforeValidator(_version), WithJsonSchema({"type": ["string", "number"]})]
Hour = Annotated[time, BeforeValidator(_hour),
                 WithJsonSchema({"type": "string", "pattern": "^[0-9]{1,2}:[0-9]{2}$"})]
Day = Annotated[date, BeforeValidator(_date),
                WithJsonSchema({"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"})]
CueTime = Annotated[int, BeforeValidator(_cue), WithJsonSchema(
    {"type": "string", "pattern": "^[+-]?([0-9]{1,4}m)?([0-9]{1,5}s)?$"})]
When = Annotated[str, BeforeValidator(_day), WithJsonSchema(
    {"type": "string", "pattern": "^[+-]?[0-9]{1,4}[mhdw]$"})]


def or_else(other: dict[str, Any]) -> ConfigDict:
    """What an editor is told of a group that may also be written in another, shorter way."""
    def extend(made: dict[str, Any]) -> None:
        group = dict(made)
        made.clear()
        made["anyOf"] = [other, group]

    return ConfigDict(json_schema_extra=extend)


class Shape(BaseModel):
    """A group of names of which every one must be known."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class SpanShape(Shape):
    """`minutes: 5`, or `minutes: {min: 3, typical: 5, max: 8}`."""

    model_config = or_else({"type": "integer", "minimum": 0, "maximum": 1440})

    min: Minutes = Field(description="the fewest minutes that it can be done in")
    typical: Minutes = Field(description="the minutes that it usually takes")
    max: Minutes = Field(description="the most minutes that it may take")

    @model_validator(mode="before")
    @classmethod
    def _one_number(cls, value: Any) -> Any:
        if isinstance(value, str):
            number = str(_minutes(value))
            return {"min": number, "typical": number, "max": number}
        return value

    @model_validator(mode="after")
    def _in_order(self) -> SpanShape:
        if not self.min <= self.typical <= self.max:
            refuse(f"min {self.min}, typical {self.typical} and max {self.max} are not in order.",
                   "min is the smallest, max the greatest, typical lies between.")
        return self

    def value(self) -> Span:
        return Span(self.min, self.typical, self.max)


class GroupShape(Shape):
    """How many people: `{min: 4, typical: 6, max: 8}`; without max there is no limit."""

    min: Count = Field(description="the fewest people")
    typical: Count | None = None
    max: Count | None = None

    @model_validator(mode="after")
    def _in_order(self) -> GroupShape:
        known = [n for n in (self.min, self.typical, self.max) if n is not None]
        if known != sorted(known):
            refuse("min, typical and max are not in order.",
                   "min is the smallest, max the greatest, typical lies between.")
        return self

    def value(self) -> GroupSize:
        return GroupSize(self.min, self.typical, self.max)
