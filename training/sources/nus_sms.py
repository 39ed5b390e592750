"""NUS SMS Corpus (Chen and Kan, 2013): text messages between friends, much of them in Singapore English."""

from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

from training.example import Example
from training.sources.benign import benign, tidy
from training.sources.source import Source, Terms

ARCHIVE = "smsCorpus_en_xml_2015.03.09_all.zip"
MEMBER = "smsCorpus_en_2015.03.09_all.xml"


def read(data: Path) -> Iterator[Example]:
    """Yield every message as safe, less those with an insult word, and those where something was masked ("<#>")."""
    with ZipFile(data / "nus-sms" / ARCHIVE) as files, files.open(MEMBER) as content:
        elements = (element for _, element in ElementTree.iterparse(content))  # noqa: S314 - the archive's hash was checked
        # The messages' own ids repeat.
        for number, message in enumerate(element for element in elements if element.tag == "message"):
            text = message.findtext("text") or ""
            if "<" not in text.replace("<3", ""):
                yield from benign(Example(tidy(text), "en", "nus-sms", f"{MEMBER}:{number}"))
            message.clear()


SOURCE = Source(
    name="nus-sms",
    title="NUS SMS Corpus (Chen and Kan, 2013)",
    url="https://github.com/kite1988/nus-sms-corpus",
    licence="none stated",
    terms=Terms.UNSTATED,
    languages=("en",),
    read=read,
)
