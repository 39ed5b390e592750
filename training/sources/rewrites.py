"""Contrast pairs of rewriting sets: a toxic text, and what people made of it to say the same without abuse."""

import re
from collections.abc import Iterator, Sequence

from training.example import Example
from training.sources.cleaning import cleaned
from training.sources.insult_words import has_insult_word
from training.sources.phrases import kinds_of

_NOUN = (
    r"(?:idiots?|morons?|retards?|imbeciles?|fools?|clowns?|losers?|"
    r"dumb[ -]?(?:ass|fuck|shit)(?:es|s)?|jackass(?:es)?|assholes?|ass\s+holes?|"
    r"arseholes?|shitheads?|fuck(?:wit|tard|head|er)s?|dickheads?|dipshits?|bitch(?:es)?|cunts?|puss(?:y|ies)|bastards?|pricks?|dicks?|twats?|"
    r"wankers?|cowards?|liars?|hypocrites?|scum(?:bags?)?|(?:lying|little|dumb|stupid|racist)\s+(?:shit|fuck)s?|pieces?\s+of\s+(?:shit|trash|crap)|"
    r"creeps?|perverts?|whores?|sluts?|fag(?:got)?s?|trolls?|psychos?|freaks?|weirdos?|libtards?|pedos?|rapists?)"
)
_QUALITY = (
    r"(?:stupid|dumb(?:er|est)?|retarded|pathetic|ignorant|disgusting|worthless|useless|delusional|brainless|clueless|insane|evil|ugly|fat|trash|"
    r"garbage|shit|idiotic|moronic|brainwashed)"
)
_BETWEEN = (
    r"(?:(?:just|all|an?|such|so|too|really|truly|seriously|actually|absolute(?:ly)?|complete(?:ly)?|total(?:ly)?|the|fuck[ie]n'?g?|goddamn|damn|"
    r"bloody|literal(?:ly)?|little|old|lying|sick|pretty|very|fat|big|bunch|of|most|one|stupid|dumb|pathetic|racist|ignorant|crazy|beyond)\s+)*"
)
_INSULT = re.compile(
    # "you are such an idiot", "are you stupid", "your dumb"
    rf"(?<!if\s)\b(?:(?:you|u|ya|y['\u2019]?all)\s+(?:are|r|sound|look|seem)|(?:are|r)\s+(?:you|u)|you['\u2019]?re|ur|your)\s+{_BETWEEN}"
    rf"(?:{_NOUN}|{_QUALITY})\b(?!\s+together)"
    # "you fucking idiot"; "…, idiot."
    rf"|\b(?:you|u|ya|yall)\s+{_BETWEEN}{_NOUN}\b|,\s*{_BETWEEN}{_NOUN}\s*[.!?]*$"
    r"|(?<![\"“'])(?<!\bthe\s)(?<!\bto\s)(?<!\bcan\s)(?<!\bgonna\s)(?<!\bwill\s)\b(?:fuck|screw)\s+(?:you|u|off|ya|yourself)\b(?!\s+(?:up|over)\b)"
    r"|\bshut\s+(?:your|ur|the\s+\w+\s+up)\b|\bstfu\b|\bsuck\s+my\b|\bkiss\s+my\s+ass\b",
    re.IGNORECASE,
)
_SECOND_PERSON = re.compile(
    r"\b(?:you|u|ya|your|ur|yours|yourself|urself|yourselves|youre|you['\u2019]re|u['\u2019]re|y['\u2019]?all)\b", re.IGNORECASE
)
# An insult in polite words is one: "you're not very smart".
_SOFTENED = re.compile(
    r"\b(?:not|n['\u2019]t|isnt|arent)\s+(?:\w+\s+){0,2}(?:smart|intelligent|bright|clever)\b|\bunintelligent\b|\black\s+of\s+intelligence\b"
    r"|\b(?:incompetent|unwise|uneducated|unpleasant|terrible|awful|horrible|bad|mean|strange|weird)\s+(?:person|people|man|woman|guy|human)\b",
    re.IGNORECASE,
)


def contrast(source: str, source_row: str, pair: str, toxic: str, rewrites: Sequence[str]) -> Iterator[Example]:
    """Yield the toxic text if it insults its reader, and each rewrite as safe unless it still insults somebody."""
    toxic = cleaned(toxic)
    if insults_its_reader(toxic):
        kinds = kinds_of(toxic, {"insult": True})
        yield Example(toxic, "en", source, source_row, bullying=True, kinds=kinds, target="individual", pair=pair)
    for number, rewrite in enumerate(dict.fromkeys(map(cleaned, rewrites))):
        if rewrite and rewrite.casefold() != toxic.casefold():
            still = has_insult_word(rewrite, "en") or _SOFTENED.search(rewrite)
            bullying, target = (None, None) if still else (False, "none")
            yield Example(rewrite, "en", source, f"{source_row}:{number}", bullying=bullying, target=target, pair=pair)


def insults_its_reader(text: str) -> bool:
    """Say whether the text speaks to somebody and calls them names; these sets are mostly undirected swearing."""
    return bool(_SECOND_PERSON.search(text) and _INSULT.search(text)) and has_insult_word(text, "en")
