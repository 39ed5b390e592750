from zipfile import ZipFile

from training.sources.nus_sms import ARCHIVE, MEMBER, SOURCE

TEXTS = ("see u later lor", "call me at &lt;#&gt;", "u idiot", "miss u &lt;3")


def test_messages_are_safe_less_masked_and_insulting_ones(tmp_path):
    folder = tmp_path / "nus-sms"
    folder.mkdir()
    messages = "".join(f'<message id="7"><text>{text}</text><source/></message>' for text in TEXTS)
    with ZipFile(folder / ARCHIVE, "w") as files:
        files.writestr(MEMBER, f"<smsCorpus>{messages}</smsCorpus>")
    rows = list(SOURCE.read(tmp_path))
    assert [(row.text, row.source_row.split(":")[1]) for row in rows] == [("see u later lor", "0"), ("miss u <3", "3")]
