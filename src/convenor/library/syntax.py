"""What the YAML parser says, in words that help somebody who has never heard of YAML."""

from __future__ import annotations

import yaml

from convenor.library.nodes import Mark

_COLON = (
    "A colon followed by a space stands inside a text, or a line is indented wrongly.",
    'Put "quotation marks" around the whole text, or line it up with its neighbours.',
)
_TAB = ("A tab is used to indent.", "Use spaces at the beginning of lines.")
_INDENT = (
    "This line does not fit under the one above it.",
    "Line it up with its neighbours; if a text goes on after a closing quotation mark, put all of it inside.",
)
_OPEN = ("A bracket that was opened is not closed before this.", "Close it with ] or }, with commas between.")
_BARE_COLON = ("A colon stands inside a text within brackets.", 'Put "quotation marks" around the whole text.')
_SAYINGS: tuple[tuple[str, tuple[str, str]], ...] = (
    ("found unexpected ':'", _BARE_COLON),
    ("mapping values are not allowed", _COLON),
    ("mapping keys are not allowed", ("A text begins with ? and a space.", "Put quotation marks around it.")),
    ("block sequence entries are not allowed",
     ("A list begins in the middle of a line.", "Begin it on the next line, with two more spaces before each -.")),
    ("tab character", _TAB),
    ("found character '\\t'", _TAB),
    ("found unexpected end of stream", ("A quotation mark is opened here and never closed.", "Close it.")),
    ("found unexpected document indicator",
     ("A quotation mark is opened here and not closed before a line of --- or ... .", "Close it.")),
    ("hexdecimal", ("A backslash stands inside double quotation marks.",
                    "Write two backslashes, or use single quotation marks.")),
    ("escape", ("A backslash stands inside double quotation marks.",
                "Write two backslashes, or use single quotation marks.")),
    ("expected ',' or", _OPEN),
    ("expected key", _INDENT),
    ("expected '-' indicator", _INDENT),
    ("expected <block end>", _INDENT),
    ("could not find expected ':'", ("A name here has no colon after it.", "Write it as `name: value`.")),
    ("document start", ("Something follows the end of the document.", "Take out the line of --- or ... .")),
    ("node content", ("A value is expected here, but there is a stray sign.",
                      "Take the sign out, or put it in quotation marks.")),
    ("alphabetic or numeric character",
     ("A text begins with & or *, which have a meaning of their own.", "Put quotation marks around it.")),
    ("comment or line break",
     ("A text begins with | or >, which have a meaning of their own.",
      "Put quotation marks around it, or begin the text on the next line.")),
    ("chomping or indentation",
     ("A text begins with | or >, which have a meaning of their own.",
      "Put quotation marks around it, or begin the text on the next line.")),
)
_SIGNS = "@`%"


def in_words(trouble: yaml.MarkedYAMLError, lines: list[str]) -> tuple[Mark, str, str]:
    """Where, what and cure. `lines` are the lines of the file."""
    said = str(trouble.problem or "").casefold()
    mark = trouble.problem_mark or trouble.context_mark
    if trouble.context_mark is not None and ("end of stream" in said or "document indicator" in said):
        mark = trouble.context_mark
    where = _within(mark, lines)
    if "cannot start any token" in said:
        sign = lines[where.line - 1][where.column - 1 : where.column] if lines else ""
        if sign == "\t":
            return where, *_TAB
        named = f"with {sign}" if sign and sign in _SIGNS else "so"
        return where, f"A text cannot begin {named}: the sign is reserved.", "Put quotation marks around the text."
    if "node content" in said and mark is not None and mark.line >= len(lines):
        return where, "The file ends before a bracket is closed.", "Close it with ] or }."
    for piece, words in _SAYINGS:
        if piece in said:
            return where, *words
    return (
        where,
        "This cannot be understood.",
        "Look at this line and the one above: spaces at the beginning, quotation marks, a colon after each name.",
    )


def _within(mark: yaml.Mark | None, lines: list[str]) -> Mark:
    """The parser may point beyond the end of the file: bring it back to the last line."""
    if mark is None or not lines:
        return Mark(1, 1)
    if mark.line >= len(lines):
        return Mark(len(lines), len(lines[-1]) + 1)
    return Mark(mark.line + 1, mark.column + 1)
