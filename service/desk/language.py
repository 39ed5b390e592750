"""Language: which one a page is shown in."""

from flask import Flask, request
from flask_babel import Babel, format_decimal, get_locale

# The codes of the pages' languages, with the name each has for itself.
LANGUAGES = {"en": "English", "vi": "Tiếng Việt"}


def chosen() -> str:
    """Return the language that the reader picked on the page, else the one their browser asks for."""
    asked = request.args.get("lang", "")
    return asked if asked in LANGUAGES else request.accept_languages.best_match(LANGUAGES) or "en"


def name(code: str) -> str:
    """Return what the reader calls a language."""
    return str(get_locale().languages.get(code, code))


def number(score: float) -> str:
    """Return a score as the reader writes it: three decimals, after a point or a comma."""
    return str(format_decimal(score, "0.000"))


def register(app: Flask) -> None:
    """Show the pages in the reader's language."""
    app.config["BABEL_TRANSLATION_DIRECTORIES"] = "desk/translations"
    Babel(app, locale_selector=chosen)
