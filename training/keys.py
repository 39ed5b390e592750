"""Key: what two texts share when one is a copy of the other."""

import html
import re
import unicodedata

ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|[nrt])")
# Mentions, links and the marks of the sets that set words in bold.
NOISE = re.compile(r"(?<!\w)@\w+|https?://\S+|www\.\S+|</?b>|<br\s*/?>")


class _Kept(dict[int, str | None]):
    """A table for `str.translate`, filled as characters come: letters, digits and emoji stay."""

    def __missing__(self, point: int) -> str | None:
        character = chr(point)
        category = unicodedata.category(character)
        variation = 0xFE00 <= point <= 0xFE0F
        skin_tone = 0x1F3FB <= point <= 0x1F3FF
        if character.isspace():
            self[point] = " "
        elif (category[0] in "LMN" and not variation) or category == "So" or skin_tone:
            self[point] = character
        else:
            self[point] = None
        return self[point]


KEPT = _Kept()


def _unescaped(match: re.Match[str]) -> str:
    digits = match[1] or match[2]
    return chr(int(digits, 16)) if digits else " "


def key(text: str) -> str:
    """Return the text without case, mentions, links, markup, punctuation and runs of spaces; empty if nothing is left."""
    plain = ESCAPE.sub(_unescaped, html.unescape(html.unescape(text)))
    plain = unicodedata.normalize("NFKC", plain).lower()
    return " ".join(NOISE.sub(" ", plain).translate(KEPT).split())
