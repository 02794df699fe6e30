"""The note as a page to copy from: its text as an editor of a site takes it, and a box for all else that is asked."""

from __future__ import annotations

from html import escape

from convenor.exchange.html import to_html_fragment
from convenor.exchange.inline import head, part_of_page
from convenor.services.post import Post
from convenor.writeup.document import Document
from convenor.writeup.plain import inert

_BOXES = (
    ("title", "Title", "The title has a box of its own on most sites, so it is not in the text."),
    ("address", "Address", "How its address may end."),
    ("excerpt", "Excerpt", "What stands in lists and searches; the note’s own first sentences."),
    ("tags", "Tags", "Its series and its themes, parted by commas."),
)


def to_copy_page(document: Document, post: Post) -> str:
    """A whole page in British English. It needs no other file, and prints as the note alone."""
    style, script = part_of_page("exchange", "pages/copy.css"), part_of_page("exchange", "pages/copy.js")
    title = _safe(document.title)
    banner = f'<p class="draft" role="note" dir="auto">{_safe(document.banner)}</p>\n' if document.banner else ""
    text = to_html_fragment(document if post.draft else _bare(document))
    given = {"title": post.title, "address": post.address, "excerpt": post.excerpt, "tags": ", ".join(post.tags)}
    boxes = "".join(_box(name, label, hint, given[name]) for name, label, hint in _BOXES if given[name].strip())
    return f"""{head(title, style, script)}<body>
<main>
{banner}<h1 dir="auto">{title}</h1>
<section class="tools" aria-labelledby="to-a-site">
<h2 id="to-a-site">To put it on a site</h2>
<p>Copy the note, and paste it into the text of a new page or post: its headings, lists and links come with it.</p>
<p><button type="button" class="first" data-copy="note" hidden>Copy the note</button></p>
<p id="said" role="status"></p>
{boxes}</section>
<article id="note" aria-label="The note">
{text}</article>
</main>
<script>{script}</script>
</body>
</html>
"""


def _box(name: str, label: str, hint: str, words: str) -> str:
    box = f'id="{name}" readonly aria-describedby="{name}-hint" dir="auto"'
    field = (f'<textarea {box} rows="3">{_safe(words)}</textarea>' if name == "excerpt"
             else f'<input {box} value="{_safe(words)}">')
    return (
        f'<div class="box"><label for="{name}">{label}</label>\n<p class="soft" id="{name}-hint">{hint}</p>\n{field}\n'
        f'<button type="button" data-copy="{name}" hidden>Copy the {label.lower()}</button></div>\n'
    )


def _bare(document: Document) -> Document:
    return Document(document.title, document.blocks, "", document.title_sources)


def _safe(text: str) -> str:
    return escape(inert(text).strip())
