"""Measure the web guide in Chromium: how soon the first question can be answered, and what drawing an answer takes."""

import gzip
import shutil
import statistics
import tempfile
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright
from timing import Row, fewest

from handling.check.run import the_day_it_is
from handling.guide.model import Library
from handling.web.page import render_html

RUNS = 7
FRAME = 1000 / 60
"""Milliseconds between two pictures on an ordinary screen."""

NOTE_READY = """document.addEventListener('DOMContentLoaded', () =>
    requestAnimationFrame(() => setTimeout(() => (window.ready = performance.now()))))"""
READY = "window.ready"
"""Milliseconds from the start of opening until the first picture after the script has run."""

ANSWERS = """() => {
    const times = [];
    for (const guide of library.guides.keys()) {
        document.querySelectorAll('.answers button')[guide].click();
        for (let button; (button = [...document.querySelectorAll('.answers button')].at(-1)); ) {
            const begun = performance.now();
            button.click();
            document.body.getBoundingClientRect();
            times.push(performance.now() - begun);
        }
        reset();
    }
    return times;
}"""
"""Milliseconds to draw and lay out each screen, from an answer to the last result of each guide."""


def rows(library: Library) -> Iterator[Row]:
    """How large the page is, how soon it can be used, and how long an answer takes."""
    page = render_html(library, the_day_it_is()).encode()
    yield Row("web guide, size", len(page) / 1000, "kB")
    yield Row("web guide, size with gzip", len(gzip.compress(page)) / 1000, "kB")
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if chromium is None:
        yield Row("web guide, first question", None, note="there is no Chromium here, and the web guide was not opened")
        return
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        guide, empty = Path(folder) / "veileder.html", Path(folder) / "tom.html"
        guide.write_bytes(page)
        empty.write_text("<!doctype html><title>Tom</title><p>Tom", encoding="utf-8")
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        opened, bare = fewest(lambda: opening(browser, guide), lambda: opening(browser, empty))
        drawn = answering(browser, guide)
        browser.close()
    yield Row("web guide, first question", opened, "ms", bare, "an empty page")
    yield Row("web guide, an answer drawn, the middle one", statistics.median(drawn), "ms", FRAME, "a frame", 1.0)
    yield Row("web guide, an answer drawn, the slowest", max(drawn), "ms", FRAME, "a frame")


def opening(browser: Browser, file: Path) -> float:
    """Milliseconds until the page can be used, in a context that remembers nothing."""
    context = browser.new_context(offline=True)
    page = context.new_page()
    page.add_init_script(NOTE_READY)
    page.goto(file.as_uri())
    ready: float = page.wait_for_function(READY).json_value()
    context.close()
    return ready


def answering(browser: Browser, file: Path) -> list[float]:
    """The least milliseconds of each answer of a walk of each guide, each walk in a page that has just been opened."""
    runs = []
    for _ in range(RUNS):
        context = browser.new_context(offline=True)
        page = context.new_page()
        page.goto(file.as_uri())
        runs.append(page.evaluate(ANSWERS))
        context.close()
    return [min(times) for times in zip(*runs, strict=True)]
