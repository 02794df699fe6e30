"""What stands round a page that came by chat or e-mail, and would tell who sent it and when."""

from __future__ import annotations

import re

from convenor.session.text import split_lines

_CHAT = re.compile(
    r"^(?:\d{4}-\d\d-\d\d )?\d{1,2}:\d\d(?::\d\d)?(?: ?[AP]\.?M\.?)?\s+From\s+.+?(?:\s+to\s+.+?)?\s*:[ \t]*",
    re.IGNORECASE)
_CLOUD = re.compile(r"^\d{1,2}:\d\d:\d\d\t[^\t:]{1,80}:[ \t]*")
_MESSENGER = re.compile(
    r"^\[?\d{1,4}[./-]\d{1,2}[./-]\d{2,4},? +\d{1,2}:\d\d(?::\d\d)?(?: ?[AaPp]\.?[Mm]\.?)?\]?(?: -)? +[^:]{1,80}: ?")
_SENDER_AND_TIME = re.compile(r"^\S.{0,60}?(?: {2,}|\t| at )\d{1,2}:\d\d(?: ?[AaPp]\.?[Mm]\.?)?$")
_MAIL = re.compile(
    r"^(?:from|sender|to|cc|bcc|date|sent|subject|reply-to|message-id|received|return-path|content-type|mime-version"
    r"|content-transfer-encoding|x-[\w-]+)\s*:", re.IGNORECASE)
_WROTE = re.compile(r"^(?:On .+|.+ <[^<>\s]+@[^<>\s]+>.*) wrote:$")
_SENT_FROM = re.compile(r"^(?:Sent|Get) (?:from|with) (?:my |Outlook|Mail|Yahoo|Proton)", re.IGNORECASE)
_SIGNATURE = re.compile(r"^-- ?$")


def stripped(text: str) -> tuple[str, tuple[str, ...]]:
    """The page alone, and the lines or beginnings of lines that were left out of it, for a person to look at.

    A name that somebody put under their page as part of it cannot be known; a person has to look.
    """
    kept: list[str] = []
    out: list[str] = []
    lines = split_lines(text.removeprefix("\ufeff").strip())
    while lines and _a_mail_begins(lines):
        head = lines.pop(0)
        out.append(head)
        while lines and lines[0][:1] in (" ", "\t") and lines[0].strip():
            out.append(lines.pop(0))
    for n, line in enumerate(lines):
        if _SIGNATURE.match(line):
            out += [rest for rest in lines[n:] if rest.strip()]
            break
        if _WROTE.match(line) or _SENT_FROM.match(line) or (n == 0 and _SENDER_AND_TIME.match(line)):
            out.append(line)
            continue
        head_of = next((found for form in (_CHAT, _CLOUD, _MESSENGER) if (found := form.match(line))), None)
        if head_of is None:
            kept.append(line.removeprefix("\t"))
            continue
        out.append(head_of[0].strip())
        if head_of.end() < len(line):
            kept.append(line[head_of.end():])
    return "\n".join(kept).strip(), tuple(out)


def _a_mail_begins(lines: list[str]) -> bool:
    """A line of a letter's head: with an address in it, or beside another one."""
    if not _MAIL.match(lines[0]):
        return False
    after = lines[1] if len(lines) > 1 else ""
    return "@" in lines[0] or not after.strip() or bool(_MAIL.match(after)) or after[:1] in (" ", "\t")
