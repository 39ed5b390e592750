"""The page in a real browser: with a keyboard alone, on a phone, magnified, in the dark, in both languages."""

import logging
import os
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from werkzeug.serving import make_server

CHROMIUM = Path("/usr/bin/chromium")
AXE = Path(__file__).resolve().parents[2] / "vendor" / "axe-core" / "axe.min.js"
MESSAGES = {"en": "You are so stupid \U0001f602,\njust leave.", "vi": "Mày không biết gì, stupid, leave đi."}

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not CHROMIUM.exists() and os.environ.get("CI") != "true", reason=f"needs {CHROMIUM}"),
]


@pytest.fixture(scope="module")
def address(app: Flask) -> Iterator[str]:
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=arguments)
        yield browser
        browser.close()


class Visit:
    """A page opened in a browser, with what it loaded and what it complained of."""

    def __init__(self, browser: Browser, address: str, **options: Any) -> None:
        self.context: BrowserContext = browser.new_context(**options)
        self.page: Page = self.context.new_page()
        self.asked: list[str] = []
        self.complaints: list[str] = []
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.on("console", lambda line: self.complaints.append(line.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.goto(address)

    def judge(self, text: str) -> None:
        """Send a message with the form."""
        self.page.fill("#text", text)
        self.page.click("button[type=submit]")
        self.page.wait_for_selector("#result")

    def violations(self) -> list[str]:
        """Return what axe finds wrong."""
        self.page.evaluate(AXE.read_text(encoding="utf-8"))
        found = self.page.evaluate("axe.run()")["violations"]
        return [f"{violation['id']}: {node['html']}" for violation in found for node in violation["nodes"]]

    def fits(self) -> bool:
        """Tell whether nothing stands out of the window sideways."""
        return bool(self.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Any]:
    visits: list[Visit] = []

    def open_page(path: str = "/", **options: Any) -> Visit:
        visits.append(Visit(browser, address + path, **options))
        return visits[-1]

    yield open_page
    for made in visits:
        made.context.close()


# Every two of language, colours and width meet once.
@pytest.mark.parametrize(
    ("language", "scheme", "width"), [("en", "light", 1280), ("en", "dark", 390), ("vi", "light", 390), ("vi", "dark", 1280)]
)
def test_everybody_can_use_the_page(visit: Any, language: str, scheme: str, width: int) -> None:
    one = visit(locale=language, color_scheme=scheme, viewport={"width": width, "height": 844})
    assert one.page.get_attribute("html", "lang") == language
    assert (one.violations(), one.fits()) == ([], True)
    one.judge(MESSAGES[language])
    assert (one.violations(), one.fits()) == ([], True)
    one.page.fill("#text", "   ")
    one.page.click("button[type=submit]")
    one.page.wait_for_selector(".wrong")
    assert (one.violations(), one.fits()) == ([], True)


def test_magnified_twice_nothing_is_lost(visit: Any) -> None:
    # 200 % of a window 1,280 wide is a window 640 wide, drawn with twice the points.
    one = visit(viewport={"width": 640, "height": 400}, device_scale_factor=2)
    one.judge(MESSAGES["en"])
    assert one.fits()
    assert one.page.is_visible(".meter")


def test_a_keyboard_is_enough(visit: Any) -> None:
    one = visit("/?lang=en")
    keyboard = one.page.keyboard
    one.page.focus("#text")
    keyboard.type("you are stupid")
    keyboard.press("Tab")
    keyboard.press("Enter")
    keyboard.press("Tab")
    keyboard.type("B: hi")
    keyboard.press("Tab")
    keyboard.press("ArrowUp")
    keyboard.press("Tab")
    keyboard.press("Enter")
    one.page.wait_for_selector("#result")
    assert one.page.inner_text("#verdict") == "Bullying"
    assert one.page.input_value("#earlier") == "B: hi"
    assert one.page.input_value("#policy") == "strict"


def test_after_the_answer_a_reader_stands_before_it(visit: Any) -> None:
    one = visit("/?lang=vi", viewport={"width": 390, "height": 844})
    one.judge(MESSAGES["vi"])
    assert one.page.evaluate("document.activeElement.id") == "result"
    assert one.page.evaluate("document.getElementById('verdict').getBoundingClientRect().top < innerHeight")
    assert one.page.title().startswith("Bắt nạt")


def test_after_a_refusal_a_reader_stands_in_the_field(visit: Any) -> None:
    one = visit("/?lang=en")
    one.page.fill("#text", "  ")
    one.page.click("button[type=submit]")
    one.page.wait_for_selector(".wrong")
    assert one.page.evaluate("document.activeElement.id") == "text"


def test_marked_words_are_those_of_the_message(visit: Any) -> None:
    one = visit("/?lang=en")
    one.judge(MESSAGES["en"])
    assert one.page.locator("mark").all_inner_texts() == ["stupid", "leave"]
    assert one.page.locator(".message").text_content() == MESSAGES["en"]


def test_the_language_is_kept_from_the_form_to_the_answer(visit: Any) -> None:
    one = visit(locale="en")
    one.page.click("text=Tiếng Việt")
    one.judge("hello")
    assert one.page.get_attribute("html", "lang") == "vi"
    assert one.page.inner_text("#verdict") == "An toàn"


@pytest.mark.parametrize("path", ["/", "/docs"])
def test_nothing_is_loaded_from_elsewhere_and_nothing_is_blocked(visit: Any, address: str, path: str) -> None:
    one = visit(path)
    if path == "/":
        one.judge("you are stupid")
    else:
        one.page.click("text=Judge one message")
        one.page.click("text=Try it out")
        one.page.click("text=Execute")
        one.page.wait_for_selector("text=identity_attack")
    assert all(url.startswith((address, "data:", "blob:")) for url in one.asked)
    assert one.complaints == []


def test_without_scripts_the_page_works(visit: Any) -> None:
    one = visit(java_script_enabled=False)
    one.judge("you are stupid")
    assert one.page.locator("mark").all_inner_texts() == ["stupid"]


def test_no_cookie_is_set(visit: Any) -> None:
    one = visit()
    one.judge("hello")
    assert one.context.cookies() == []
