"""How the running screen is laid out, from a strip of 60x8 to a whole window."""

from __future__ import annotations

WIDTHS = [(0, "-thin"), (76, "-wide"), (110, "-broad")]
"""Columns from which on there is room for the agenda beside the clock."""

HEIGHTS = [(0, "-strip"), (13, "-low"), (22, "-high"), (34, "-tall")]
"""Rows: one line for everything; the clock on a line; the clock in large figures; larger still."""

LAYOUT = """
RunScreen { layout: vertical; }
RunScreen Said { height: auto; width: 1fr; }
RunScreen #head { height: 1; padding: 0 1; background: $surface; }
RunScreen #title { width: 1fr; text-wrap: nowrap; text-overflow: ellipsis; color: $primary; text-style: bold; }
RunScreen #standing { width: auto; max-width: 64; text-wrap: nowrap; text-overflow: ellipsis; padding: 0 0 0 2; }
RunScreen #middle { height: 1fr; }
RunScreen #now { width: 1fr; height: 1fr; }
RunScreen #part, RunScreen #notes-head { text-wrap: nowrap; text-overflow: ellipsis; background: $surface; }
RunScreen #clock { height: 5; padding: 0 0 0 1; }
RunScreen #caption { padding: 1 0 0 1; color: $text; }
RunScreen #speakers { padding: 0 1; text-style: bold; }
RunScreen #prompt { padding: 0 1; max-height: 3; text-style: bold; color: $accent; }
RunScreen #read-out { padding: 0 1; max-height: 9; }
RunScreen #sent { padding: 0 1; max-height: 2; text-style: bold; }
RunScreen #next { padding: 0 1; max-height: 2; }
RunScreen NotesList, RunScreen NotesList:focus {
    padding: 0 0 0 1; height: 1fr; text-wrap: wrap; background: $background; border: none;
}
RunScreen #told { height: 2; padding: 0 1; color: $text-success; }
RunScreen #told.-trouble { color: $text-error; text-style: bold; }
RunScreen #entry { height: 1; padding: 0 1; }
RunScreen #place { width: auto; text-wrap: nowrap; color: $primary; }
RunScreen #hint { height: 1; padding: 0 1; color: $quiet; text-wrap: nowrap; text-overflow: ellipsis; }
RunScreen #last-kept { display: none; text-wrap: nowrap; text-overflow: ellipsis; padding: 0 1; }
RunScreen #short-clock { display: none; text-wrap: nowrap; text-overflow: ellipsis; padding: 0 1; text-style: bold; }

RunScreen #care { padding: 0 1; max-height: 3; color: $accent; }
RunScreen #step { padding: 0 1; max-height: 1; color: $primary; text-wrap: nowrap; text-overflow: ellipsis; }
RunScreen.-strip #step, RunScreen.-low #step { display: none; }
RunScreen.-strip #care { max-height: 1; }
RunScreen HoldPanel { display: none; }
RunScreen.-held HoldPanel { display: block; }
RunScreen.-held #agenda, RunScreen.-held #clock, RunScreen.-held #short-clock, RunScreen.-held #speakers,
RunScreen.-held #prompt, RunScreen.-held #read-out, RunScreen.-held #next, RunScreen.-held #notes-head,
RunScreen.-held NotesList, RunScreen.-held #last-kept { display: none; }

RunScreen.-thin #agenda { display: none; }
RunScreen.-broad #agenda { width: 46; }
RunScreen.-tall #prompt { max-height: 6; }
RunScreen.-tall #read-out { max-height: 14; }

RunScreen.-idle #clock, RunScreen.-low #clock { display: none; }
RunScreen.-low #short-clock { display: block; }
RunScreen.-idle.-low #short-clock { display: none; }
RunScreen.-low #prompt { max-height: 2; }
RunScreen.-low #read-out { max-height: 2; }

RunScreen.-strip #head, RunScreen.-strip #part, RunScreen.-strip #clock, RunScreen.-strip #agenda,
RunScreen.-strip #prompt, RunScreen.-strip #read-out, RunScreen.-strip #sent, RunScreen.-strip #notes-head,
RunScreen.-strip NotesList, RunScreen.-strip Keys { display: none; }
RunScreen.-strip #short-clock, RunScreen.-strip #last-kept { display: block; }
RunScreen.-strip #speakers, RunScreen.-strip #next { max-height: 1; text-wrap: nowrap; text-overflow: ellipsis; }
RunScreen.-strip.-held #last-kept { display: none; }
RunScreen.-strip.-held #told { height: 1; }
"""
