"""Language: which one a page is shown in."""

from flask import Flask, request
from flask_babel import Babel, format_decimal, format_number, get_locale

# The codes of the pages' languages, with the name each has for itself.
LANGUAGES = {"en": "English", "vi": "Tiếng Việt"}


def chosen() -> str:
    """Return the language that the reader picked on the page, else the one their browser asks for."""
    asked = request.args.get("lang", "")
    return asked if asked in LANGUAGES else request.accept_languages.best_match(LANGUAGES) or "en"


def name(code: str) -> str:
    """Return what the reader calls a language."""
    return str(get_locale().languages.get(code, code))


def number(score: float, decimals: int = 3) -> str:
    """Return a score as the reader writes it, its decimals after a point or a comma."""
    return str(format_decimal(score, f"0.{'0' * decimals}"))


def compared(score: float, threshold: float) -> tuple[str, str]:
    """Return both as the reader writes them, with a fourth decimal where three would hide that they differ."""
    shown = number(score), number(threshold)
    return shown if score == threshold or shown[0] != shown[1] else (number(score, 4), number(threshold, 4))


def count(things: int) -> str:
    """Return a whole number as the reader writes it."""
    return str(format_number(things))


def register(app: Flask) -> None:
    """Show the pages in the reader's language."""
    app.config["BABEL_TRANSLATION_DIRECTORIES"] = "desk/translations"
    Babel(app, locale_selector=chosen)
