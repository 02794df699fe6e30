"""The house style as one note speaks it: a profile, and the choices made for this session."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from convenor.session.series import Profile
from convenor.writeup.prose import curled, finish, folded, said_words
from convenor.writeup.style import ProfileStyle, Style, choice_fault, setting_name


class Voice:
    """Says phrases. Knows nothing of the session but what it was told to choose."""

    def __init__(
        self, style: Style, profile: Profile, choices: Mapping[str, str], names: Mapping[str, str] | None = None
    ) -> None:
        """`names`: names of the session's people in small letters, each as it is written."""
        self.style = style
        self._names = dict(names or {})
        self.profile: ProfileStyle = style.profiles[profile]
        # A choice that the style does not know is passed over here; `check_choices` tells people of it.
        self._known: dict[tuple[str, int | None], str] = {}
        self._choices = {p: v for p, v in choices.items() if not choice_fault(style.phrases, p, v)}

    def choice(self, path: str, at: int | None = None) -> str:
        """What is chosen for `path`; `at` takes the place of the number in "turns[].intro"."""
        known = self._known.get((path, at))
        if known is None:
            known = self._known[path, at] = self._chosen(path, at)
        return known

    def _chosen(self, path: str, at: int | None) -> str:
        exact = path if at is None else path.replace("[]", f"[{at}]", 1)
        for where in (self._choices, self.profile.settings, self.style.settings):
            for name in (exact, setting_name(path)):
                if name in where:
                    return where[name]
        return ""

    def was_chosen(self, path: str, at: int) -> bool:
        """Whether somebody chose it for that very place, and not the house for all."""
        return path.replace("[]", f"[{at}]", 1) in self._choices

    def says_yes(self, path: str, at: int | None = None) -> bool:
        return self.choice(path, at) == "true"

    def say(self, phrase: str, **slots: object) -> str:
        """The phrase with its slots filled."""
        return self.style.expand(phrase, slots)

    def has(self, phrase: str) -> bool:
        """Whether the style has that very phrase."""
        return phrase in self.style.phrases

    def say_if_any(self, phrase: str, **slots: object) -> str:
        """The phrase with its slots filled; empty in a house that has none of that name."""
        return self.say(phrase, **slots) if self.has(phrase) else ""

    def day(self, day: date) -> str:
        months = self.style.months
        return self.say("date", day=day.day, month=months[day.month - 1], year=day.year)

    def number(self, n: int) -> str:
        numbers = self.style.numbers
        return numbers[n - 1] if 0 < n <= len(numbers) else f"{n:,}"

    def ordinal(self, n: int) -> str:
        """First for 1; empty beyond the words that the style has."""
        ordinals = self.style.ordinals
        return ordinals[n - 1] if 0 < n <= len(ordinals) else ""

    @property
    def quotes(self) -> tuple[str, str]:
        return self.style.open_quote, self.style.close_quote

    def finished(self, text: str, kind: str = "point") -> str:
        """A note of that kind, as it was typed, as a sentence of the house."""
        dash = "" if self.choice("prose.dashes") == "as-typed" else self.profile.dash
        return finish(text, dash=dash, quotes=self.quotes, apostrophe=self.style.apostrophe, names=self._names,
                      asked=kind == "question")

    def as_printed(self, text: str, kind: str = "point", *, worded: bool) -> str:
        """`finished`, but what the author worded for the note stays exactly so."""
        return folded(text) if worded else self.finished(text, kind)

    def very_words(self, text: str) -> str:
        """Somebody's very words, to stand in quotation marks: their marks in the house's form, and nothing else."""
        inner = ("“", "”") if self.style.open_quote == "‘" else ("‘", "’")
        return curled(folded(said_words(text)), inner, self.style.apostrophe)

    def written(self, text: str) -> str:
        """What somebody wrote for the note beforehand: only its marks are curled and its lines joined."""
        return curled(folded(text), self.quotes, self.style.apostrophe)

    def sentence(self, text: str) -> str:
        """`written`, with the stop that it may lack."""
        return self.stop(self.written(text))

    def stop(self, text: str) -> str:
        """With a full stop, unless a sign of its own stands at the end, also just inside closing marks."""
        bare = text.rstrip("’”)]\u2069\u202c")
        return text if not text or bare.endswith((".", "?", "!", "…", ":")) else f"{text}."

    def series_of(self, items: list[str], *, clauses: bool = False) -> str:
        """A, B and C; with commas inside, A, and B; with clauses between speakers, A; and B."""
        if len(items) < 2:
            return "".join(items)
        inner = any(", " in item for item in items)
        if clauses:
            between, last = "list.semicolon", "list.semicolon-and"
        else:
            between, last = "list.comma", "list.comma-and" if inner else "list.and"
        return self.say(between).join(items[:-1]) + self.say(last) + items[-1]
