from training.sources.goemotions import SOURCE

EMOTIONS = "admiration\nanger\njoy\nneutral\n"
ROWS = {
    "train.tsv": "what a lovely goal\t0,2\ta1\nthis is bad\t1\ta2\nfine then\t3\ta3\nbad but fun\t1,2\ta4\n",
    "dev.tsv": 'thanks [NAME]\t0\tb1\nholy shit, "what a day\t2\tb2\n',
    "test.tsv": "haha you idiot\t2\tc1\n",
}


def test_only_kind_emotions_without_names_and_insults_are_safe(tmp_path):
    folder = tmp_path / "goemotions"
    folder.mkdir()
    (folder / "labels.txt").write_text(EMOTIONS)
    for name, content in ROWS.items():
        (folder / name).write_text(content)
    rows = list(SOURCE.read(tmp_path))
    assert [(row.text, row.source_row) for row in rows] == [("what a lovely goal", "train.tsv:0"), ('holy shit, "what a day', "dev.tsv:1")]
    assert [row.profanity for row in rows] == [False, True]
    assert all(row.bullying is False for row in rows)
