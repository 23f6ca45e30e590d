"""The real Neo4j Browser in headless Chromium: style file, guide, and a saved query that draws a golden record.

ONEFOLD_WRITE_SCREENSHOT=1 writes the picture of the docs; otherwise it goes to the test's own folder.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from threading import Thread
from types import ModuleType
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

import neo4j_local

pytestmark = [pytest.mark.neo4j, pytest.mark.browser, pytest.mark.slow, pytest.mark.xdist_group("browser")]

REQUIRE_VARIABLE = "ONEFOLD_TEST_REQUIRE_BROWSER"
WRITE_VARIABLE = "ONEFOLD_WRITE_SCREENSHOT"
PATIENCE_MS = 60_000  # the page is 7 MB of JavaScript, on a machine that does other things too
LEFT_OF_THE_LEGEND_PX = 130

_POSITIONS = "() => [...document.querySelectorAll('g.node')].map(node => node.getAttribute('transform')).join()"


def _missing(reason: str) -> None:
    if os.environ.get(REQUIRE_VARIABLE) == "1":
        pytest.fail(f"{REQUIRE_VARIABLE}=1 and {reason}")
    pytest.skip(reason)


@pytest.fixture(scope="module")
def kit_url(kit: ModuleType) -> Iterator[str]:
    """Where the kit's files are served; Neo4j Browser trusts localhost without being told to."""
    with kit.server(0) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield f"http://localhost:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """Chromium without a window."""
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None:
        _missing("no chromium on the path: apt-get install chromium")
    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []  # Chromium refuses its sandbox to root
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=arguments)
        yield browser
        browser.close()


@pytest.fixture
def page(chromium: Browser, neo4j_server: neo4j_local.Server) -> Iterator[Page]:
    """Neo4j Browser as a newcomer meets it, logged in."""
    if not neo4j_server.browser_url:
        _missing("nobody says where the Browser of the given Neo4j is")
    page = chromium.new_page(viewport={"width": 1280, "height": 860}, device_scale_factor=1.25)
    page.set_default_timeout(PATIENCE_MS)
    page.goto(neo4j_server.browser_url)
    user = urlsplit(neo4j_server.url)
    page.get_by_test_id("username").fill(user.username or "")
    page.get_by_test_id("password").fill(user.password or "")
    page.get_by_test_id("connect").click()
    page.get_by_text("You are connected as user").wait_for()
    yield page
    page.close()


def enter(page: Page, text: str) -> None:
    """Type into the editor and run."""
    page.locator("#monaco-main-editor").click()
    page.keyboard.press("Control+a")
    page.keyboard.press("Delete")
    page.keyboard.insert_text(text)
    page.keyboard.press("Control+Enter")


def enter_for_frame(page: Page, text: str) -> None:
    """The same, and wait for the new frame."""
    frames = page.get_by_test_id("frame")
    before = frames.count()
    enter(page, text)
    expect(frames).to_have_count(before + 1, timeout=PATIENCE_MS)


def test_golden_record_is_drawn(page: Page, kit: ModuleType, kit_url: str, told: Any, tmp_path: Path) -> None:
    enter_for_frame(page, f":style {kit_url}/style.grass")
    page.get_by_text("node.GoldenRecord").wait_for()
    for name in ("tenant", "golden_id"):
        enter_for_frame(page, f":param {name} => '{told.parameters[name]}'")
    enter_for_frame(page, (kit.QUERIES / "golden-record.cypher").read_text(encoding="utf-8"))
    page.locator("g.node").first.wait_for()

    captions = [" ".join(text.split()) for text in page.locator("g.node").all_text_contents()]
    assert told.caption in captions
    assert f"crm {told.caption}" in captions, "the style file's captions are not in use"
    gold = page.locator("g.node", has=page.locator("circle[fill='#E8A317']"))
    expect(gold).to_have_count(1)
    assert gold.text_content().strip() == told.caption  # type: ignore[union-attr]

    to_docs = os.environ.get(WRITE_VARIABLE) == "1"
    picture = (kit.FOLDER if to_docs else tmp_path) / "golden-record.png"
    take_picture(page, picture)
    assert picture.stat().st_size > 50_000


def test_guide_opens_beside_the_editor(page: Page, kit_url: str) -> None:
    enter(page, f":guide {kit_url}/guide.html")
    drawer = page.get_by_test_id("guidesDrawer")
    expect(drawer).to_contain_text("One question on each slide", timeout=PATIENCE_MS)
    drawer.locator("pre.runnable").click()
    expect(page.locator("#monaco-main-editor")).to_contain_text(":param")
    drawer.get_by_text("Next").click()
    expect(drawer).to_contain_text("Whose is this e-mail address")


def take_picture(page: Page, picture: Path) -> None:
    """The newest frame alone, its graph at rest and clear of the legend."""
    page.get_by_test_id("frame").first.get_by_title("Fullscreen").click()
    wait_for_rest(page)
    page.get_by_label("zoom-to-fit").first.click()
    wait_for_rest(page)
    page.mouse.move(300, 780)
    page.mouse.down()
    page.mouse.move(300 - LEFT_OF_THE_LEGEND_PX, 780, steps=5)
    page.mouse.up()
    page.wait_for_timeout(500)
    page.screenshot(path=picture)


def wait_for_rest(page: Page) -> None:
    """Until the layout has stopped moving."""
    last = ""
    while (now := page.evaluate(_POSITIONS)) != last:
        last = now
        page.wait_for_timeout(500)
