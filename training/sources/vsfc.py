"""UIT-VSFC (Nguyen et al., 2018): students on their courses and teachers, blame included."""

import re
from collections.abc import Iterator
from pathlib import Path

from training.example import Example
from training.sources.benign import benign, tidy
from training.sources.source import Source, Terms
from training.sources.tokenised import joined

FILES = ("train/sents.txt", "dev/sents.txt", "test/sents.txt")
# Words that its authors wrote in place of faces and marks.
FACES = {
    "colonsmile": ":)",
    "colonsmilesmile": ":))",
    "colonsmallsmile": ":)",
    "colonbigsmile": ":D",
    "colonhihi": ":D",
    "colonsad": ":(",
    "colonsadcolon": ":((",
    "colonlove": "<3",
    "colonlovelove": "<3 <3",
    "coloncontemn": ":/",
    "colonsurprise": ":o",
    "colondoublesurprise": ":oo",
    "coloncc": ":v",
    "coloncolon": "::",
    "vdotv": "v.v",
    "dotdotdot": "...",
    "doubledot": ":",
    "fraction": "/",
    "dot": ".",
}
_FACE = re.compile(rf"\b(?:{'|'.join(FACES)})\b")
# Stands for the name of a teacher.
MASKED_NAME = "wzjwz"


def read(data: Path) -> Iterator[Example]:
    """Yield every sentence as safe; those that name a teacher are left out."""
    for name in FILES:
        for number, line in enumerate((data / "vsfc" / name).read_text(encoding="utf-8").splitlines()):
            if MASKED_NAME not in line:
                yield from benign(Example(_typed(line), "vi", "vsfc", f"{name}:{number}"))


def _typed(line: str) -> str:
    return _FACE.sub(lambda face: FACES[face[0]], joined(tidy(line)))


SOURCE = Source(
    name="vsfc",
    title="UIT-VSFC (Nguyen et al., KSE 2018)",
    url="https://github.com/vndee/bertvi-sentiment",
    licence="none stated",
    terms=Terms.UNSTATED,
    languages=("vi",),
    read=read,
)
