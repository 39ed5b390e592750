from training.sources.hatemojibuild import SOURCE

HEADER = ("entry_id", "text", "type", "target", "round.base", "round.set", "set", "split", "label_gold", "matched_text", "matched_id")


def row(number, text, kind, label, partner):
    return (number, text, kind, "[]", "5", "5a", "original", "", label, "", partner)


def read(publish):
    publish(
        "hatemojibuild/train.csv",
        [HEADER, row("9", "send them all away 🚀", "derogation", "1", "10"), row("3", "🔥 them", "threateninglanguage", "1", "4")],
    )
    publish("hatemojibuild/validation.csv", [HEADER, row("4", "🔥 wood", "none", "0", "3")])
    data = publish(
        "hatemojibuild/test.csv",
        [HEADER, row("10", "send it all away 🚀", "none", "0", "9"), row("6", "you are an idiot 🙂", "none", "0", "7")],
    )
    return list(SOURCE.read(data))


def test_hate_is_an_identity_attack_and_a_threat_where_it_was_typed_so(publish):
    assert [(example.bullying, example.kinds) for example in read(publish)] == [
        (True, {"identity_attack": True, "threat": False}),
        (True, {"identity_attack": True, "threat": True}),
        (False, {}),
        (False, {}),
        (None, {}),
    ]


def test_partners_share_a_pair_across_the_official_splits(publish):
    hateful, threat, harmless, partner, alone = read(publish)
    assert (hateful.official, partner.official) == ("train", "test")
    assert hateful.pair == partner.pair
    assert threat.pair == harmless.pair
    assert len({example.pair for example in (hateful, threat, alone)}) == 3


def test_every_row_keeps_its_own_label(publish):
    assert [example.gold for example in read(publish)] == ["1", "1", "0", "0", "0"]
