"""Documentation: the API shown to people, and each problem's meaning."""

from flask import Blueprint, Response, abort, render_template

from service import problems

blueprint = Blueprint("documentation", __name__, template_folder="templates")


@blueprint.get("/docs")
def docs() -> str:
    """Show the API to people, who can try it here."""
    return render_template("docs.html")


@blueprint.get("/problems/<name>")
def problem(name: str) -> Response:
    """Say what a problem type means: its URI leads here."""
    kind = next((kind for kind in problems.TYPES if kind.name == name), None) or abort(404)
    return Response(f"{kind.status} {kind.title}\n\n{kind.meaning}\n", mimetype="text/plain")
