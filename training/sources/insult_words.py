"""Insult and swear words: reviewed lists that remove doubtful safe rows and set the `profanity` mark.

A word never makes a bullying label. The Vietnamese lists were checked for coverage against
vietnamese-offensive-words (Blue Eyes, MIT).
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

FOLDER = Path(__file__).with_name("words")

# A word may hold the characters that stand for letters ("sh!t", "a$$", "b*tch") and an apostrophe.
WORD = re.compile(r"[\w$][\w$@!*']*")
# "f.u.c.k", "đ.m": letters parted by dots are one word.
DOTTED = re.compile(r"(?<!\w)\w(?:\.\w)+(?!\w)")
STRETCHED = re.compile(r"(.)\1{2,}")
LEET = str.maketrans("013457@$!", "oieastasi")

# "stupid" beside "you" is said of somebody, three words further it mostly is not.
NEAR = 3


@dataclass(frozen=True, slots=True)
class WordList:
    """Words and phrases, matched whole and in any case.

    A line of the file is an entry; `#` opens a comment, `word*` stands for every word that begins so,
    and `~` before an entry counts it only near a person word (`stupid` may speak of a phone).
    """

    words: frozenset[str]
    beginnings: tuple[str, ...]
    phrases: dict[str, list[list[str]]]
    mild: "WordList | None"
    persons: "WordList | None"

    def places(self, words: list[set[str]]) -> Iterator[tuple[int, int]]:
        """Yield first and last place of every entry found; a word is given as the set of its readings."""
        for place, readings in enumerate(words):
            for reading in readings:
                if reading in self.words or reading.startswith(self.beginnings) or ("*" in reading and self.masked(reading)):
                    yield place, place
                for phrase in self.phrases.get(reading, ()):
                    rest = words[place + 1 : place + len(phrase)]
                    if len(rest) == len(phrase) - 1 and all(part in word for part, word in zip(phrase[1:], rest, strict=True)):
                        yield place, place + len(phrase) - 1

    def masked(self, word: str) -> bool:
        """Tell whether a word with asterisks for letters ("sh*t", "f***") may be one of the list."""
        pattern = re.compile(re.escape(word).replace(r"\*", r"\w"))
        return any(map(pattern.fullmatch, (*self.words, *self.beginnings)))

    def found(self, text: str) -> bool:
        """Tell whether an entry stands in the text."""
        words = readings_of(text)
        if next(self.places(words), None):
            return True
        if not self.mild or not self.persons:
            return False
        persons = list(self.persons.places(words))
        return any(
            person_first - NEAR <= last and first <= person_last + NEAR
            for first, last in self.mild.places(words)
            for person_first, person_last in persons
        )


# Several lists look at a text one after the other.
@lru_cache(maxsize=16)
def readings_of(text: str) -> list[set[str]]:
    """Return, for each word, its spelling and what it may stand for: leet undone, stretched letters shortened."""
    plain = unicodedata.normalize("NFKC", text).lower().replace("\u2019", "'")
    plain = DOTTED.sub(lambda letters: letters[0].replace(".", ""), plain)
    words = []
    for match in WORD.finditer(plain):
        word = match[0].rstrip("!@$") or match[0]
        readings = {word, match[0], word.split("'")[0]}
        readings |= {reading.translate(LEET) for reading in readings if not reading.isdigit()}
        if STRETCHED.search(word):
            readings |= {STRETCHED.sub(short, reading) for reading in readings for short in (r"\1", r"\1\1")}
        words.append(readings)
    return words


def parse(entries: list[str], persons: WordList | None = None) -> WordList:
    """Make a word list of the lines of a file."""
    firm = [entry for entry in entries if not entry.startswith("~")]
    mild = [entry.removeprefix("~") for entry in entries if entry.startswith("~")]
    phrases: dict[str, list[list[str]]] = defaultdict(list)
    for phrase in (entry.split() for entry in firm if " " in entry):
        phrases[phrase[0]].append(phrase)
    return WordList(
        words=frozenset(entry for entry in firm if " " not in entry and not entry.endswith("*")),
        beginnings=tuple(entry.removesuffix("*") for entry in firm if entry.endswith("*")),
        phrases=dict(phrases),
        mild=parse(mild) if mild else None,
        persons=persons,
    )


@cache
def word_list(name: str) -> WordList:
    """Return the list of `words/<name>.txt`; mild entries lean on the person words of the same language."""
    kind, language = name.split("_")
    lines = (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    entries = [entry for line in lines if (entry := unicodedata.normalize("NFC", line.split("#")[0]).strip())]
    return parse(entries, None if kind == "person" else word_list(f"person_{language}"))


def has_insult_word(text: str, language: str) -> bool:
    """Tell whether a word or phrase stands in the text that is mostly said to hurt somebody."""
    return word_list(f"insult_{language}").found(text)


def has_swear_word(text: str, language: str) -> bool:
    """Tell whether a vulgar word stands in the text, whomever it is said to."""
    return word_list(f"swear_{language}").found(text)
