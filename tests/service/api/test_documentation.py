"""Pages for people about the API."""

import pytest
from flask.testing import FlaskClient

from service import problems


@pytest.mark.parametrize("kind", problems.TYPES, ids=lambda kind: kind.name)
def test_a_problem_s_uri_leads_to_its_meaning(client: FlaskClient, kind: problems.ProblemType) -> None:
    answer = client.get(kind.uri)
    assert answer.status_code == 200
    assert kind.meaning in answer.text


def test_an_unheard_problem_is_not_found(client: FlaskClient) -> None:
    assert client.get("/problems/unheard").status_code == 404


def test_the_page_of_the_api_has_no_script_of_its_own(client: FlaskClient) -> None:
    page = client.get("/docs").text
    assert "http" not in page.replace("https://www.w3.org", "")
    assert page.count("<script") == page.count("<script src=")
