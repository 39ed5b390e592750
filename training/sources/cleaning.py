"""A row's text as a person typed it: what files and collectors did to it is undone."""

import html
import re

import ftfy

# Only what a file can have done: curly quotes, ligatures and wide letters are what people type.
_REPAIRS = ftfy.TextFixerConfig(
    unescape_html=False, uncurl_quotes=False, fix_latin_ligatures=False, fix_character_width=False, normalization=None
)
_LINK = re.compile(r"\bhttps?:\s?//\s?\S*")


def cleaned(text: str, artefacts: re.Pattern[str] | None = None) -> str:
    """Return the text without HTML entities, broken encodings, control characters, runs of spaces and the artefacts."""
    # Twice, since some files were escaped twice.
    text = html.unescape(html.unescape(text))
    # Plain ASCII was written the same in every encoding: most rows need no repair, which is slow.
    if not (text.isascii() and text.isprintable()):
        text = ftfy.fix_text(text, _REPAIRS)
    if artefacts is not None:
        text = artefacts.sub(" ", text)
    return " ".join(text.split())


def without_links(text: str) -> str:
    """Return the text without its web addresses."""
    return _LINK.sub(" ", text)
