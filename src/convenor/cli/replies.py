"""What somebody wrote back, from a file or pasted."""

from __future__ import annotations

from email import message_from_bytes, policy
from pathlib import Path

from convenor.cli.files import read_bytes, read_text
from convenor.session.problem import Place, Problem


def read_reply(where: str) -> str:
    """The text of a reply: of a Word file, of a text file, or (-) of what comes in. Raises Problem."""
    if where == "-":
        from convenor.cli.incoming import pieces

        return "".join(pieces())
    path = Path(where)
    match path.suffix.lower():
        case ".docx":
            from convenor.exchange.word_in import page_of, read_word

            page = page_of(read_word(read_bytes(path), str(path)))
            return "\n\n".join(p.text for p in page.paragraphs)
        case ".eml":
            return _mail(read_bytes(path), path)
        case ".md" | ".markdown" | ".txt" | ".text" | "":
            return read_text(path)
        case ending:
            raise Problem(f"A reply that ends in {ending} cannot be read.",
                          cure="Save it as text (.txt) or Word (.docx), or paste it.")


def _mail(content: bytes, path: Path) -> str:
    """What is written in a saved e-mail. Raises Problem when it has no plain text in it."""
    message = message_from_bytes(content, policy=policy.default)
    body = message.get_body(("plain",))
    if body is None:
        raise Problem("There is no plain text in this e-mail.", where=Place(str(path)),
                      cure="Copy what they wrote, and paste it.")
    return str(body.get_content())
