"""The public data sets that we know."""

from collections.abc import Iterable

from training.sources import (
    appdia,
    convabuse,
    conversations,
    davidson,
    dynahate,
    edos,
    examples,
    gametox,
    goemotions,
    hatemojibuild,
    hatexplain_flat,
    kaggle_insults,
    meld,
    nus_sms,
    olid,
    paradetox,
    tatoeba_vi,
    topical_chat,
    toxic_spans,
    toxichat,
    victsd,
    vihos,
    vihsd,
    visfd,
    vispamreviews,
    vithsd,
    vsfc,
    vsmec,
    xdailydialog,
)
from training.sources.source import Source

# English first, then Vietnamese; within a language, sets labelled for abuse before benign ones.
SOURCES: tuple[Source, ...] = (
    gametox.SOURCE,
    kaggle_insults.SOURCE,
    olid.SOURCE,
    toxic_spans.SOURCE,
    hatemojibuild.SOURCE,
    edos.SOURCE,
    davidson.SOURCE,
    dynahate.SOURCE,
    hatexplain_flat.SOURCE,
    paradetox.SOURCE,
    appdia.SOURCE,
    convabuse.SOURCE,
    toxichat.SOURCE,
    goemotions.SOURCE,
    nus_sms.SOURCE,
    topical_chat.SOURCE,
    meld.SOURCE,
    xdailydialog.SOURCE,
    vihsd.SOURCE,
    vithsd.SOURCE,
    vihos.SOURCE,
    victsd.SOURCE,
    vsmec.SOURCE,
    vsfc.SOURCE,
    visfd.SOURCE,
    vispamreviews.SOURCE,
    tatoeba_vi.SOURCE,
    examples.SOURCE,
    conversations.SOURCE,
)


def by_name(names: Iterable[str]) -> tuple[Source, ...]:
    """Return the sources of these names, in the order of the names."""
    known = {source.name: source for source in SOURCES}
    wanted = tuple(names)
    unknown = [name for name in wanted if name not in known]
    if unknown:
        raise ValueError(f"no such source: {', '.join(unknown)}; there are {', '.join(known)}")
    return tuple(known[name] for name in wanted)
