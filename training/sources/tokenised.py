"""Tokenised text: sentences that were published with a space around every mark."""

import re

# Faces (":)", "))", ";D") keep the space before them.
_BEFORE = re.compile(r"\s+(?=[.,;:!?%)\]…])(?!(?:[:;][)(DPpov/]+|\){2,})(?:\s|$))")
_AFTER = re.compile(r"(?<=[(\[])\s+")
_APOSTROPHE = re.compile(r"(?<=\w)\s+(['\u2019])\s+(?=(?:s|m|t|d|re|ve|ll)\b)")


def joined(text: str) -> str:
    """Return the text with its marks closed up to their words, as people type it."""
    return _AFTER.sub("", _BEFORE.sub("", _APOSTROPHE.sub(r"\1", text)))
