"""A page that is meant for paper: A4, black on white, no other file, and readable without its looks."""

from __future__ import annotations

from html import escape

from convenor.writeup.plain import inert

_LOOKS = """
body{font:11pt/1.45 Arial,Helvetica,sans-serif;color:#000;background:#fff;margin:0}
main{max-width:50rem;margin:0 auto;padding:1.5rem}
h1{font-size:1.5rem;line-height:1.2;margin:0 0 .25rem}
h2{font-size:1.15rem;line-height:1.25;margin:1.25rem 0 .35rem;break-after:avoid}
h3{font-size:1rem;line-height:1.25;margin:.5rem 0 .2rem;break-after:avoid}
p,ul,ol,dl{margin:.3rem 0}
.under{margin:0 0 .75rem;font-size:1.05rem}
table{border-collapse:collapse;width:100%;margin:.75rem 0}
caption{text-align:left;font-weight:bold;padding:.25rem 0}
th,td{border:1px solid #000;padding:.25rem .4rem;text-align:left;vertical-align:top}
thead{display:table-header-group}
tr{break-inside:avoid}
.heard{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
@page{size:A4;margin:14mm 14mm 16mm}
@media print{body{font-size:10pt}main{max-width:none;padding:0}}
"""


def page(title: str, under: str, body: str, *, looks: str = "") -> str:
    """A whole page. `title` and `under` are plain text, `body` and `looks` are HTML and CSS of our own."""
    head = escape(inert(title).strip())
    line = escape(inert(under).strip())
    return (
        '<!DOCTYPE html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{head}: {line}</title>\n<style>{_LOOKS}{looks}</style>\n</head>\n<body>\n<main>\n"
        f'<h1 dir="auto">{head}</h1>\n<p class="under" dir="auto">{line}</p>\n{body}</main>\n</body>\n</html>\n'
    )
