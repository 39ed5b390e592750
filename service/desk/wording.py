"""Wording: what the pages call the kinds, and how they say what is wrong with a message."""

from flask_babel import gettext
from flask_babel import lazy_gettext as _

from model.classifier import MAX_CHARACTERS
from service import problems
from service.api.schema import MAX_TURNS
from service.problems import FieldError

KINDS = {
    "insult": _("Insult"),
    "threat": _("Threat"),
    "self_harm": _("Telling somebody to harm themselves"),
    "identity_attack": _("Attack on identity: origin, faith, gender …"),
    "sexual_harassment": _("Sexual harassment"),
    "exclusion": _("Shutting somebody out"),
    "defamation": _("Rumours and public shaming"),
}

# What the policies do; one that another model brings has its name alone.
POLICIES = {
    "strict": _("more warnings, fewer misses"),
    "standard": _("between the two others"),
    "lenient": _("fewer warnings, more misses"),
}


def field(error: FieldError) -> str:
    """Return the name of the form's field that an error is about."""
    return {"context": "earlier", "policy": "policy"}.get(error.pointer.split("/")[1], "text")


def sentence(error: FieldError) -> str:
    """Return an error in the reader's language."""
    match field(error), error.code:
        case "text", "blank":
            return str(gettext("Write a message first."))
        case "text", problems.TOO_LARGE.name:
            return str(gettext("All of it together is too long to be read."))
        case "text", _:
            return str(gettext("The message is too long: at most %(most)s characters.", most=MAX_CHARACTERS))
        case "earlier", "too_long":
            return str(gettext("There are too many earlier messages: at most %(most)s.", most=MAX_TURNS))
        case "earlier", _:
            return str(gettext("One of the earlier messages is too long."))
        case _:
            return str(gettext("This policy is not known here."))
