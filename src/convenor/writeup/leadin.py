"""The line that leads into the points: who made them and where, as far as that took place."""

from __future__ import annotations

from convenor.writeup.material import Material
from convenor.writeup.names import Names
from convenor.writeup.style import needs
from convenor.writeup.voice import Voice


def lead_in(material: Material, voice: Voice, names: Names, *, told: bool) -> str:
    """The lead-in. `told`: the speakers have been told at length above."""
    head = voice.choice("leadin.head") or voice.choice(
        "leadin.head_told_at_length" if told else "leadin.head_usual"
    )
    where = voice.choice("leadin.where") or _where(material)
    who = voice.choice("leadin.who") or _who(material, voice, placed=bool(voice.say(f"where.{where}", breakout="")))
    phrase = voice.style.phrases.get(f"who.{who}", "")
    if "known_as" in needs(phrase) and not material.turns:
        who = voice.choice("leadin.who_discussion")
    speaker = names.known_as(material.turns[0].lead.person) if material.turns else ""
    return voice.say(
        f"leadin.{head}",
        who=voice.say(f"who.{who}", the=voice.says_yes("leadin.the_speakers"), known_as=speaker) if who else "",
        where=voice.say(f"where.{where}", breakout=voice.choice("leadin.break_out")),
        verb=voice.choice("leadin.verb"),
    )


def _where(material: Material) -> str:
    if material.breakouts:
        return "breakouts-plenary" if material.plenary else "discussion-breakouts"
    return "nowhere"


def _who(material: Material, voice: Voice, *, placed: bool) -> str:
    """Who made the points. `placed`: the line says where, and so need not say it was in discussion."""
    if material.turns and not material.discussed:
        return voice.choice("leadin.who_speakers")
    if not material.discussed:
        return ""
    usual = "leadin.who_usual" if material.turns else "leadin.who_discussion"
    return (voice.choice(f"{usual}_placed") if placed else "") or voice.choice(usual)
