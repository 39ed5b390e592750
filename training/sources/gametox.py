"""GameTox (Naseem et al., 2025): chat of players during matches of World of Tanks, in six intents."""

import csv
import re
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from pathlib import Path

from training.example import Example
from training.sources.cleaning import cleaned
from training.sources.insult_words import has_insult_word, has_swear_word, word_list
from training.sources.phrases import kinds_of, tells_to_die
from training.sources.source import Source, Terms

FILE = "gametox.csv"
# A spreadsheet took the line for a formula.
LOST = "#ERROR!"
HARMLESS = "0"
# Class 2 is "other offence" and mixes despair with abuse, class 5 is extremism and mostly politics.
KINDS = {"1": "insult", "3": "identity_attack", "4": "threat"}

_WORD = re.compile(r"[^\W\d_]+")
# Letters that no English word has (other alphabets, and those of the players' languages), and frequent words
# of Polish, Czech, German, French, Turkish, South Slavic, Italian and Spanish players that are no English ones.
_FOREIGN = re.compile(
    r"[\u0370-\u1cff\u3040-\uffdcßäöüąćęłńóśźżčďěňřšťůýžáíőűğ\u0131şțãñđ]|\b(?:"
    r"ich|du|und|ist|nicht|der|auf|bei|wir|sie|ihr|werde|gleich|mich|nett|etwas|schon|hilfe|mal|auch|mit|dich|bist|nur|haben|kein|eine|"
    r"je|suis|une|vois|bordel|saloperie|les|pas|et|des|pour|moi|toi|mais|avec|que|qui|sur|vous|nous|"
    r"kurw[ay]|nie|jak|tak|ale|jest|jeban[ey]|jebac|spierdalaj|kurde|kurva|debil[eiu]?|idioten|idioti|idioci|"
    r"bre|picka|jebem|jebo|mater|pica|curva|sen|bir|bu|cok|lan|amk|orospu|sikim|"
    r"che|non|sono|dio|porco|cazzo|merda|vaffanculo|como|los|las|puta|mierda)\b"
)

# What makes a line of players an insult beside the common insult words: their spellings, and words that are
# mild elsewhere.
_CONTEMPT = re.compile(
    r"\b(?:idi?[o0]+t\w*|idot\w*|1d[i1]\w*|diot\w*|imb[ei]c\w*|kret[ie]n\w*|tards?|morr?ons?|st[ruo]*p+[ieu]+d\w*|dumb\w*|useles\w*|us+les+\w*|"
    r"trash\w*|garbage|apes?|monk(?:ey|ley)s?|baboons?|animals?|dogs?|pigs?|rats?|donkeys?|mong(?:ol\w*|s|oid\w*)|autis\w*|clowns?|loo+sers?|"
    r"cowards?|kid{1,2}[sy]?|bra(?:i?n|nl)\w*|blind|barbie|tetri[sx]|toys?|robots?|pathetic|cancers?|scum|shame|sperm|"
    r"fu|fuc?k+ (?:u|you|off|all|your?|(?:this |the )?team)|"
    r"f[uc]*k\w* (?:\w+ )?(?:team|players?|meds|heav\w+|lights?|art[ay]|bots?|noobs?|camp\w+)|"
    r"fc?k (?:u|you|off)|fy|gfy|stfu|shut ?up|kiss my|suck\w*|uninstall|\w*fuckers?|\w*fckers?|shit\w* (?:team|players?)|sh[i1]tters?|"
    r"cu ?nts?|pus+y\w*|anal|fotze|suka+|banned|(?:your|ur) (?:mom|mum|mother))\b"
)
# About the play these are mild: an insult of nothing else is none for us.
_MILD = re.compile(r"\b(?:n[o0]+b\w*|newb\w*|bots?|camp\w*|ez+|easy|red ?lin\w*|tomato\w*|gg|wp|scrubs?|cheat\w*|hack\w*)\b")
# A word that stands in this many harmless lines is match talk. A line of such words alone shows no abuse,
# whatever the judges saw in the match; in the others the rare word is mostly a misspelt insult.
MATCH_TALK = 20
# The game itself hid a word.
_MASKED = "***"
# A threat beyond the game: "you will die there" is said of tanks.
_BEYOND_THE_GAME = re.compile(r"\b(?:hope|wish|cancer|leuchemia|family|real life|bones?|gang|suicide|kos list|enjoy it)\b")


def read(data: Path) -> Iterator[Example]:
    """Yield the lines in English; a harmless line that somebody labelled otherwise, or with an insult word, is unknown."""
    with (data / "gametox" / FILE).open(newline="", encoding="utf-8") as lines:
        rows = [(number, cleaned(row["message"]), row["label"].removesuffix(".0")) for number, row in enumerate(csv.DictReader(lines))]
    votes = Counter((_key(text), label) for _, text, label in rows)
    met = Counter(word for _, text, label in rows if label == HARMLESS for word in set(_words(text)))
    match_talk = frozenset(word for word, lines in met.items() if lines >= MATCH_TALK)
    for number, text, label in rows:
        if text and text != LOST and _is_english(text):
            labels = [votes[_key(text), other] for other in (HARMLESS, *KINDS, "2", "5")]
            yield _example(text, label, f"{FILE}:{number}", labels, match_talk)


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def _key(text: str) -> str:
    return " ".join(_words(text)) or text


def _is_english(text: str) -> bool:
    return not _FOREIGN.search(text.lower())


def _example(text: str, label: str, source_row: str, votes: Sequence[int], match_talk: Set[str]) -> Example:
    bullying = _bullying(text, label, votes, match_talk)
    # Telling somebody to die is `self_harm`; whether it threatens as well, the class does not say.
    known = {KINDS[label]: True} if bullying and not (label == "4" and tells_to_die(text)) else {}
    return Example(
        text=text,
        language="en",
        source="gametox",
        source_row=source_row,
        bullying=bullying,
        kinds=kinds_of(text, known) if bullying else {},
        target={True: "group" if label == "3" else "individual", False: "none", None: None}[bullying],
        gold=label or None,
    )


def _bullying(text: str, label: str, votes: Sequence[int], match_talk: Set[str]) -> bool | None:
    harmless, *abusive = votes[:4]
    if label == HARMLESS:
        # "gg" was called harmless thousands of times and offensive once: a stray label must not take it out.
        doubtful = 10 * harmless < 9 * sum(votes) or _MASKED in text or has_insult_word(text, "en") or tells_to_die(text)
        return None if doubtful else False
    if label in KINDS and 2 * sum(abusive) > sum(votes) and _is_abuse(text, label, match_talk):
        return True
    return None


def _is_abuse(text: str, label: str, match_talk: Set[str]) -> bool:
    """Say whether the line itself shows the abuse: many an insult was judged by a match that we do not see."""
    words = text.lower()
    if label == "1":
        return has_insult_word(text, "en") or bool(_CONTEMPT.search(words)) or _insults_unseen(text, match_talk)
    return label == "3" or has_insult_word(text, "en") or tells_to_die(text) or bool(_BEYOND_THE_GAME.search(words))


def _insults_unseen(text: str, match_talk: Set[str]) -> bool:
    """Say whether a line that was judged an insult, without a word that we know, is neither mild, swearing at nobody, nor match talk."""
    swears_at_nobody = has_swear_word(text, "en") and not word_list("person_en").found(text)
    return not _MILD.search(text.lower()) and not swears_at_nobody and not set(_words(text)) <= match_talk


SOURCE = Source(
    name="gametox",
    title="GameTox (Naseem et al., NAACL 2025)",
    url="https://github.com/shucoll/GameTox",
    licence="none stated",
    terms=Terms.UNSTATED,
    languages=("en",),
    read=read,
)
