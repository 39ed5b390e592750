from training.sources.appdia import FILES, SOURCE


def test_each_row_is_a_pair_of_its_own_file(tmp_path):
    (tmp_path / "appdia").mkdir()
    for name in FILES:
        rows = 'offensive-text\tstyle-transferred-text\nYou\'re such a fool, "friend"\tYou\'re wrong, "friend"\nthis damn rain\tthis rain\n'
        (tmp_path / "appdia" / name).write_text(rows, encoding="utf-8")
    examples = list(SOURCE.read(tmp_path))
    assert [(example.text, example.bullying) for example in examples[:3]] == [
        ('You\'re such a fool, "friend"', True),
        ('You\'re wrong, "friend"', False),
        ("this rain", False),
    ]
    assert len({example.pair for example in examples}) == 2 * len(FILES)
