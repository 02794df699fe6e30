"""The line that leads into the points: who made them and where, as far as that took place."""

from __future__ import annotations

from convenor.writeup.material import Material
from convenor.writeup.names import Names
from convenor.writeup.voice import Voice


def lead_in(material: Material, voice: Voice, names: Names, *, told: bool) -> str:
    """The lead-in. `told`: the speakers have been told at length above."""
    head = voice.choice("leadin.head") or voice.choice(
        "leadin.head_told_at_length" if told else "leadin.head_usual"
    )
    where = voice.choice("leadin.where") or _where(material)
    who = voice.choice("leadin.who") or _who(material, voice, where)
    if who == "named-speaker-and-others" and not material.turns:
        who = "participants"
    speaker = names.known_as(material.turns[0].lead.person) if material.turns else ""
    return voice.say(
        f"leadin.{head}",
        who=voice.say(f"who.{who}", the=voice.says_yes("leadin.the_speakers"), known_as=speaker),
        where=voice.say(f"where.{where}", breakout=voice.choice("leadin.break_out")),
        verb=voice.choice("leadin.verb"),
    )


def _where(material: Material) -> str:
    if material.breakouts:
        return "breakouts-plenary" if material.plenary else "discussion-breakouts"
    return "nowhere"


def _who(material: Material, voice: Voice, where: str) -> str:
    usual = voice.choice("leadin.who_usual")
    says_discussion = usual == "speakers-and-in-discussion"
    if material.turns and material.discussed:
        # "in discussion in the breakout groups and plenary discussion" would say it twice.
        return "speakers-and-participants" if says_discussion and where != "nowhere" else usual
    if material.turns:
        return "speakers"
    if not material.discussed:
        return "nobody"
    if where != "nowhere" and says_discussion:
        return "nobody"
    return "in-discussion" if says_discussion else "participants"
