"""Phrases that tell a kind of bullying which no data set labels: telling somebody to die."""

import re
from collections.abc import Mapping

_YOURSELF = r"(?:you?r?|y[ao]|u|ur|y0ur)[ '\u2019]?r?[ -]?(?:self|selfs|selves|slef|sef)"
_NOW = r"(?:(?:and|just|fucking|fuckin|fkn|already|pls|please|all)\s+)*"
_PHRASE = re.compile(
    rf"""
    \bk[\s.*_-]?y[\s.*_-]?s\b
    | \b(?:k[i1!*]ll|neck|hang|rope|drown|off|end|stab|hurt|cut|harm|shoot)\s+(?:all\s+)?{_YOURSELF}\b(?!\s+in\s+the\s+foot)
    | \b(?:go|should|just|please|pls|plz)\s+{_NOW}(?:commit\s+)?(?:suicide|su[i1]c[i1]de)\b
    | \b(?:go|hurry\s+up\s+and|(?:you|u|ya|yall|y'all)\s+(?:all\s+)?(?:should|need\s+to|must|deserve\s+to)|why\s+don'?t\s+(?:you|u)
        |(?:hope|wish)\s+(?:that\s+)?(?:you|u|ya)(?:'d|\s+would|\s+all|\s+both)?
        |a\s+favou?r\s+and|(?:^|[.!?,]\s*)(?:(?:you|u|please|pls|plz)\s+)?just)\s+{_NOW}die\b
    | (?:^|[.!?]\s*)(?:(?:now|please|pls)\s+)?die\s*
        (?:$|[.!]|\b(?:you|bitch|fag\w*|moron|idiot\w*|retard\w*|whore|cunt|slowly|alone|in\s+hell)\b)
    | \bwhy\s+don'?t\s+(?:you|u)\s+(?:just\s+)?commit\s+suicide\b
    | \bdrop\s+dead\b(?!\s+gorgeous)
    | \beat\s+shit\s+(?:and|n|&)\s+die\b
    | \bdie\s+in\s+(?:a|the|some)\s+(?:fire|hole|ditch|car\s+crash)\b
    | \bdrink\s+(?:(?:some|a\s+\w+\s+of|the)\s+)?bleach\b
    | \b(?:go|should|please|pls)\s+{_NOW}(?:jump\s+off\s+a|hang\s*$|hang\s+from)
    | \b(?:end|take)\s+(?:your|ur)\s+(?:own\s+)?(?:miserable\s+|pathetic\s+|sad\s+|worthless\s+)?li[fv]e\b
    | (?<!\bi\s)(?<!\bto\s)(?<!ll\s)(?<!\bgonna\s)\b(?:slit|cut)\s+(?:your|ur)\s+(?:own\s+)?(?:wrists?|throat|veins?)\b
    | (?<!\bi\s)(?<!\bto\s)(?<!ll\s)(?<!\bgonna\s)\bblow\s+(?:your|ur)\s+(?:own\s+)?(?:\w+\s+)?brains?\s+out\b
    | \b(?:you|u|you'd|you\u2019d|youd)\s+(?:would\s+|are\s+|'?re\s+)?(?:be\s+)?better\s+off\s+dead\b
    # Vietnamese, with and without accents; "mệt chết đi được" and "chết đi sống lại" are idioms.
    | \b(?:ch[eế]t|tự\s+tử|tu\s+tu|tự\s+sát|tự\s+vẫn|treo\s+cổ|nhảy\s+lầu|nhảy\s+cầu)
        (?:\s+(?:con\s+)?(?:mẹ|cha|cụ|bà))?(?:\s+(?:m|mày|mầy|bây|chúng))*\s+(?:đi|di)\b(?!\s+(?:được|đc|dc|mất|sống))
    | \b(?:đi|di)\s+ch[eế]t\b
    | \b(?:sao|sao\s+(?:mày|m|bọn\s+mày))\s+(?:không|ko|k|hông|đéo|chưa)\s+(?:đi\s+)?chết\b
    | \bworld\s+(?:would\s+be|is|'d\s+be)\s+(?:a\s+)?(?:\w+\s+)?better\s+(?:place\s+|off\s+)?without\s+(?:you|u)\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
# "don't kill yourself over it", "you'll hurt yourself": care and warning, unless it goes on "why don't you".
_SPARED = re.compile(
    r"(?:\b(?:do|does|did|would|should|could|must|wo|ca)n['\u2019]?t|\bnot|\bnever|\bdont|['\u2019]ll|\bwill|\bmight|\bcould|\bmay"
    r"|\bcan|\balmost|\bnearly|\b(?:if|before|watch)\s+(?:you|u)|\b(?:try|tried|trying|want|wanted|going)\s+to|\b(?:khi|lúc|nếu|đừng|đừng\s+có|muốn|sẽ|sắp|bị|suýt))"
    r"\s+(?:(?!you\b|u\b)\w+\s+)?$",
    re.IGNORECASE,
)
_WHY_NOT = re.compile(r"\bwhy\b[^.?!]*$", re.IGNORECASE)


def tells_to_die(text: str) -> bool:
    """Say whether the text tells somebody to die or to hurt themselves, in a phrase that means it."""
    return any(not _is_spared(text[: found.start()]) for found in _PHRASE.finditer(text))


def _is_spared(before: str) -> bool:
    return bool(_SPARED.search(before)) and not _WHY_NOT.search(before)


def kinds_of(text: str, known: Mapping[str, bool]) -> dict[str, bool]:
    """Return the kinds a source knows of a bullying text, and `self_harm` where the text tells somebody to die."""
    return {**known, "self_harm": True} if tells_to_die(text) else dict(known)
