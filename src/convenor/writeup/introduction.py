"""How one invited person's introduction will read in the note, before anybody has spoken."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from convenor.session.series import Profile
from convenor.session.session import Session
from convenor.writeup.closing import respondents
from convenor.writeup.compose import voice_of
from convenor.writeup.flow import Flow
from convenor.writeup.material import gather
from convenor.writeup.names import Names
from convenor.writeup.programme import by_part
from convenor.writeup.speakers import Introductions, by_ordinal
from convenor.writeup.style import Style


def introduction(
    session: Session,
    style: Style,
    name: str,
    profile: Profile | None = None,
    choices: Mapping[str, str] | None = None,
) -> str:
    """The sentences that introduce the invited person of that full name, as the note would have them now.

    Where the house introduces several people in one sentence, that is the whole sentence. Empty for somebody
    who is not invited, or whom the note may not name. Total.
    """
    plan = session.plan
    voice = voice_of(plan, style, profile, choices)
    # As planned: nothing that was said, and nothing that went otherwise, belongs in what is agreed beforehand.
    material = gather(replace(session, state="planned", contributions=()))
    intro = Introductions(material, voice, Names(plan))
    heard = _Sentences()
    layout = by_ordinal if voice.choice("turns.layout") == "ordinals" else by_part
    layout(material.turns, intro, heard)
    respondents(material, intro, heard)
    wanted = {
        f"plan:{kind}[{n}]"
        for kind, people in (("speakers", plan.speakers), ("respondents", plan.respondents))
        for n, invited in enumerate(people)
        if invited.person.name == name
    }
    return " ".join(sentence for sentence, sources in heard.said if wanted & set(sources))


class _Sentences(Flow):
    """Keeps each sentence apart, with what it came from."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[tuple[str, tuple[str, ...]]] = []

    def say(self, sentence: str, sources: tuple[str, ...]) -> None:
        super().say(sentence, sources)
        if sentence:
            self.said.append((sentence, sources))
