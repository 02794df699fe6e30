"""An exercise to fill in: a whole, sound file with a word at each place about what belongs there."""

from __future__ import annotations

from pathlib import Path

from convenor.library import places
from convenor.library.fields import is_short_name
from convenor.library.new_file import put
from convenor.session.problem import Problem

TEXT = """\
# yaml-language-server: $schema={schema}
# An exercise of your own. Put your words in place of these; what stands after a # is only for you.
# `convenor check` says what is amiss, and `convenor exercises {id}` shows how it reads.
# Put "quotation marks" round a text that holds a colon.
schema: exercise/1
id: {id}                  # its short name; the file is called the same
version: "1.0"            # raise it when you change what people do
status: draft             # write tested once you have run it with people
title: {title}
kind: discussion          # arrival, check-in, reflection, discussion, plenary, practice, decision, game, close …
summary: One sentence that says what happens.
purpose:                  # what people have afterwards that they had not before; search looks here
  - to be written
use_when: When it does good.
avoid_when: When it would do harm, or only waste time.
people: {{min: 4, typical: 12, max: 30}}
minutes: {{min: 8, typical: 10, max: 15}}   # whole minutes; the steps have to fit in
mode: plenary             # plenary, round, pairs, breakout, solo or silence
rule: flexible            # protected: never shortened; flexible: within its minutes; droppable: may be left out
if_short: What to leave out when there is little time.
roles:
  - {{role: facilitator, brief: "What they do."}}
  - {{role: note-taker, brief: "What they write down, and what not.", may_double_with: [facilitator]}}
materials:
  - {{item: something to write with, per: person, mode: both, optional: yes}}
# A blank that is asked for in planning. Write {{place}} in a step where its words belong, and take the # away:
# slots:
#   place: {{ask: "Which place do you talk about?", example: "our street"}}
steps:
  - id: first
    title: First step
    mode: plenary
    minutes: {{min: 8, typical: 10, max: 15}}
    rule: flexible
    say: What you say, in the words that you would say aloud.
    do: What you do meanwhile.
    prompts:
      - {{id: question, text: "What is the question?", show: true}}
    cues:
      - {{at: "-2m", do: "What you do two minutes before the end."}}
    capture: {{kinds: [point], by: note-taker, consent: as-session}}   # or kinds: [] and consent: not-recorded
capture: {{kinds: [point], by: note-taker, consent: as-session}}
care:
  level: light            # light, moderate or tender; a tender one needs a companion among the roles
  may_bring_up: [what may come up in somebody]
  say_before: What people should know before they say yes to it.
  opt_out: How anybody can stay out of it without a word.
  watch_for: [what tells you to slow down]
  if_distressed: What you do when somebody is upset.
  close_with: The last thing that you say.
access:
  quiet_voices: How those are heard who do not push forward.
  not_on_screen: How it goes by telephone or without a camera.
  screen_reader: What is read out, or sent as text.
  no_mind_pictures: What those do who see nothing when they close their eyes.
  deaf_or_captions: What is shown or written as well as said.
  low_literacy: How it goes without reading and writing.
  first_language: What helps those who speak another language at home.
  neurodivergent: What is said beforehand, so that nothing comes as a surprise.
  send_ahead: [what people get before they come]
variants:
  online: {{how: "What is different on a call."}}
  in_person: {{how: "What is different in a room."}}
pitfalls:
  - what goes wrong when one does it for the first time
provenance:
  drawn_from:
    - where you have it from, or our own practice
  licence: project        # on what terms others may use it
  wording: ours
"""


def begin(home: Path, name: str) -> Path:
    """Put a file to fill in into the home's own library, and return its path. Nothing is ever written over.

    Raises:
        Problem: the name is none, a file of that name is there, or the disk refused.
    """
    if not is_short_name(name):
        raise Problem(f"“{name[:40]}” cannot be the short name of an exercise.",
                      cure="Use small letters, figures and hyphens: our-street.")
    path = home / "library" / places.EXERCISES / f"{name}.yaml"
    schema = (places.bundled() / "schemas" / "exercise.json").as_uri()
    text = TEXT.format(id=name, schema=schema, title=name.replace("-", " ").capitalize())
    put(path, text)
    return path
