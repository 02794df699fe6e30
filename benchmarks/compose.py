"""Composing and rendering 20, 1,000 and 10,000 notes, against bare Jinja2 that prints the same text.

python -m benchmarks.compose

The baselines know beforehand all that composing finds out: what is printed, in what order, by whom. They differ in
what is left to do:
- one template that gets the notes as they were typed, and finishes each as the house does (capitals, stops, marks,
  dashes) by a filter, which is our own function: the aim of three times is against this one;
- a phrase a line: a small template is filled for each line, as phrases that people can edit ask for, but with
  sentences that were finished before;
- one template that is handed those finished sentences and only puts them into their lines.
All print the very same text, which is checked. A third of the notes are quotations with a name, a tenth stand under
another, and an author has left out, moved and reworded some. Seconds are those of the processor.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache

from jinja2 import Environment, StrictUndefined, Template

from convenor.exchange.text import to_text
from convenor.session import event_points as events
from convenor.session.points import PointAct
from convenor.session.session import Session
from convenor.writeup.compose import compose, voice_of
from convenor.writeup.said import Said, trees
from convenor.writeup.voice import Voice
from tests.support.sessions import a_note
from tests.support.styles import held, house

SIZES = (20, 1_000, 10_000)
LINES = """\
{% for p in points %}{% if p.quote %}{% if p.who %}{{ p.who }} said: {% endif %}‘{{ p.text | quoted(p.worded) }}’.
{% elif p.who %}{{ (p.text | finished(p.worded))[:-1] }}, {{ p.who }} said.
{% else %}{{ p.text | finished(p.worded) }}
{% endif %}{% endfor %}"""
PHRASES = {
    (True, True): "{{ who }} said: ‘{{ text }}’.", (True, False): "‘{{ text }}’.",
    (False, True): "{{ text }}, {{ who }} said.", (False, False): "{{ text }}",
}
"""By whether it is a quotation, and whether somebody is named."""


def a_session(size: int) -> Session:
    notes = []
    for n in range(size):
        text = f"nobody asked person {n} - they don't know who holds the \"list\" of room {n % 7}"
        under = f"n{n - 1}" if n % 10 == 9 else None
        kind, consent = ("quote", "named") if n % 3 == 0 else ("point", "note")
        notes.append(a_note(text, "rooms", n, room=n % 5 + 1, kind=kind, consent=consent, under=under,
                            said_by="Zed" if consent == "named" else ""))
    acts: list[PointAct] = []

    def act(event: events.PointEvent, text: str | None = None, made_of: tuple[str, ...] = ()) -> None:
        acts.append(PointAct(f"a{len(acts)}", len(acts), f"c{len(acts)}", "Mina", event, text, made_of))

    act(events.PointsUsed(tuple(f"n{n}" for n in range(4, size, 20)), used=False))
    for n in range(1, min(size, 400), 8):
        act(events.PointPlaced(f"n{n}", None, None))
        act(events.PointReworded(f"n{n}", f"w{n}"), f"As the author words number {n}.", (f"n{n}",))
    return replace(held(*notes), point_acts=tuple(acts))


@dataclass(frozen=True, slots=True)
class Line:
    text: str
    quote: bool
    who: str
    worded: bool


def told(said: tuple[Said, ...]) -> list[Line]:
    """What the composer comes to know, as plain lines."""
    found = []
    for one in said:
        found += [Line(one.text, one.kind == "quote", one.who, one.worded), *told(one.items)]
    return found


def seconds(job: Callable[[], object]) -> float:
    """The best of nine, in seconds of this process, for it does nothing but work."""
    taken = []
    for _ in range(9):
        began = time.process_time()
        job()
        taken.append(time.process_time() - began)
    return min(taken)


def bare(voice: Voice) -> Template:
    engine = Environment(undefined=StrictUndefined, autoescape=False)
    engine.filters["finished"] = lambda text, worded: text if worded else voice.finished(text)
    engine.filters["quoted"] = lambda text, worded: text if worded else voice.very_words(text)
    return engine.from_string(LINES)


def a_phrase_a_line(lines: list[Line]) -> str:
    found = []
    for line in lines:
        text = line.text if line.quote or not line.who else line.text[:-1]
        found.append(_phrases()[line.quote, bool(line.who)].render(text=text, who=line.who))
    return "".join(f"{line}\n" for line in found)


@cache
def _phrases() -> dict[tuple[bool, bool], Template]:
    engine = Environment(undefined=StrictUndefined, autoescape=False)
    return {which: engine.from_string(source) for which, source in PHRASES.items()}


@dataclass(frozen=True, slots=True)
class Taken:
    """Seconds that each took for so many notes."""

    ours: float
    baselines: dict[str, float]


def measure(size: int) -> Taken:
    session, style = a_session(size), house()
    voice = voice_of(session.plan, style)
    lines = told(trees(session))

    def finished(line: Line) -> str:
        return line.text if line.worded else (voice.very_words if line.quote else voice.finished)(line.text)

    done = [replace(line, text=finished(line), worded=True) for line in lines]
    template = bare(voice)
    jobs = {
        "that finishes them": lambda: template.render(points=lines),
        "a phrase a line": lambda: a_phrase_a_line(done),
        "finished before": lambda: template.render(points=done),
    }
    ours = to_text(compose(session, style), banner=False)
    if any(not ours.endswith(job()) for job in jobs.values()):
        raise SystemExit("the baseline does not print the same text")
    return Taken(seconds(lambda: to_text(compose(session, style))), {name: seconds(job) for name, job in jobs.items()})


def main() -> None:
    each = {}
    for size in SIZES:
        taken = measure(size)
        each[size] = taken.ours / size
        print(f"{size:>6} notes: composed and rendered {taken.ours * 1000:7.1f} ms, {each[size] * 1e6:5.1f} µs each")
        for name, baseline in taken.baselines.items():
            print(f"        bare Jinja2, {name:18} {baseline * 1000:7.1f} ms, ratio {taken.ours / baseline:.2f}")
    print(f"linear: a note costs {each[10_000] / each[1_000]:.2f} times as much at 10,000 as at 1,000")


if __name__ == "__main__":
    main()
