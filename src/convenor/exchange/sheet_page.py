"""The note-taker's sheet: one page that needs nothing and sends nothing, and prints as a form to write on."""

from __future__ import annotations

import json
import re
from html import escape
from typing import Any

from convenor.exchange.inline import head, part_of_page
from convenor.services.shortline import CONSENTS, HINT, KINDS
from convenor.session.agenda import Plan, Room
from convenor.session.people import Person
from convenor.session.session import Session
from convenor.writeup.plain import inert

ROOMS_WHEN_UNKNOWN = 12
"""Rooms to choose from when the session's are only made on the day."""
_RULES_TO_WRITE_ON = 8


def to_sheet_page(session: Session) -> str:
    """A whole page in British English. It asks for nothing from anywhere, and its own rules forbid it to."""
    plan = session.plan
    rooms = _rooms(session)
    parts = [s for s, p in session.parts() if s.mode == "breakout" and p.state != "dropped"]
    title = _safe(plan.title)
    data: dict[str, Any] = {
        "session": session.id,
        "title": plan.title,
        "question": " ".join(plan.questions),
        "file": f"{_stem(plan.title)}-sheet.txt",
        "rooms": [{"n": r.n, "label": r.label, "question": r.question} for r in rooms],
        "parts": [
            {"id": s.id, "title": s.title, "prompt": next((p.text for p in s.prompts if p.show), "")} for s in parts
        ],
        "people": [{"name": p.name, "short": p.short} for p in _people(plan)],
        "kinds": list(KINDS),
        "consents": list(CONSENTS),
    }
    # a “<” in somebody's title must not end the element that it stands in
    plan_json = json.dumps(data, ensure_ascii=True).replace("<", "\\u003c")
    scripts = part_of_page("services", "shortline.js"), part_of_page("exchange", "pages/sheet.js")
    style = part_of_page("services", "noting.css") + part_of_page("exchange", "pages/sheet.css")
    choices = "".join(f'<option value="{r.n}">{_safe(r.label)}</option>' for r in rooms)
    which = "".join(f'<option value="{escape(s.id)}">{_safe(s.title)}</option>' for s in parts)
    return f"""{head(f"Notes: {title}", style, *scripts)}<body>
<main>
<h1 dir="auto">{title}</h1>
<div id="paper" class="paper">
{_paper(plan, rooms)}</div>
<div id="sheet" hidden>
<p class="soft">Notes for the facilitator. This page sends nothing: what you type stays on this device until you
copy it out or save it, also if the page closes.</p>
<p id="not-lasting" class="warn" hidden>This browser keeps nothing when the page closes. Copy your lines out before
you close it.</p>
<div class="pair choose">
<div><label for="room">Where you are</label>
<select id="room" autocomplete="off"><option value="">Everyone together</option>{choices}</select></div>
<div{"" if len(parts) > 1 else " hidden"}><label for="part">Which part</label>
<select id="part" autocomplete="off">{which or '<option value=""></option>'}</select></div>
<div><label for="name">Your name, if you like</label>
<input id="name" autocomplete="off" maxlength="60"></div>
</div>
<p id="follow" class="row" hidden><button type="button" id="follow-act"></button></p>
<p id="prompt" class="prompt" dir="auto" hidden></p>
<form id="form">
<label for="entry">What is said: one point, then Enter</label>
<div class="entry"><input id="entry" autocomplete="off" spellcheck="true" enterkeyhint="done"
aria-describedby="reading hint"><button class="first">Keep</button></div>
<p id="reading" class="reading soft"></p>
<p id="hint" class="soft">{_safe(HINT)}</p>
</form>
<p id="status" role="status"></p>
<h2 id="count">No lines yet</h2>
<p id="nothing" class="soft">Few words are enough.</p>
<ol id="lines" class="lines" reversed></ol>
<div id="acts" class="acts" hidden>
<h2>Hand them over</h2>
<p class="row"><button type="button" id="copy" class="first">Copy everything</button>
<button type="button" id="save">Save as a file</button></p>
<details id="out"><summary>All of it as text</summary>
<label for="out-text">Everything on this sheet</label>
<textarea id="out-text" readonly rows="10"></textarea></details>
<h2>When you are done</h2>
<p class="row"><button type="button" id="clear">Take it all off this device</button></p>
<div id="sure" hidden><p class="warn">Has the facilitator got your lines? They cannot be brought back.</p>
<p class="row"><button type="button" id="sure-yes">Yes, take them off</button>
<button type="button" id="sure-no">No, leave them</button></p></div>
</div>
</div>
</main>
<script type="application/json" id="plan">{plan_json}</script>
<script>{scripts[0]}</script>
<script>{scripts[1]}</script>
</body>
</html>
"""


def _rooms(session: Session) -> tuple[Room, ...]:
    plan = session.plan
    if plan.rooms:
        return plan.open_rooms
    if any(s.mode == "breakout" for s in session.segments):
        return tuple(Room(n) for n in range(1, ROOMS_WHEN_UNKNOWN + 1))
    return ()


def _people(plan: Plan) -> list[Person]:
    everyone = [*(i.person for i in plan.invited), *plan.thought_leaders]
    return [*everyone, plan.convenor] if plan.convenor else everyone


def _paper(plan: Plan, rooms: tuple[Room, ...]) -> str:
    """What stands there without JavaScript: a form to print and write on."""
    rules = '<div class="rule"></div>' * _RULES_TO_WRITE_ON
    asked = " ".join(plan.questions)
    places = [(r.label, r.question or asked) for r in rooms] if plan.rooms else [("Room:", asked)]
    out = [
        '<p>Notes for the facilitator. Print this page and write on it: one point a line, with the room that it was'
        " said in. Write a person’s name only if they said yes to it.</p>\n",
        '<p>Note-taker:</p>\n<div class="rule"></div>\n',
    ]
    for label, question in places:
        prompt = f'<p dir="auto">{_safe(question)}</p>\n' if question else ""
        out.append(f'<section>\n<h2 dir="auto">{_safe(label)}</h2>\n{prompt}{rules}\n</section>\n')
    return "".join(out)


def _stem(title: str) -> str:
    return "-".join(re.findall(r"[a-z0-9]+", title.casefold())[:6]) or "session"


def _safe(text: str) -> str:
    return escape(inert(text).strip())
