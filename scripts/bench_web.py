"""Measure the web guide in Chromium: how soon the first question can be answered, and what drawing an answer takes."""

import gzip
import shutil
import statistics
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from handling.check.run import open_library, the_day_it_is
from handling.web.page import render_html

ROOT = Path(__file__).parents[1]
RUNS = 7
FRAME = 1 / 60
"""Seconds between two pictures on an ordinary screen."""

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


def rows() -> list[tuple[str, float]]:
    """Sizes in kB, times in seconds and in frames."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    library = open_library(ROOT / "flows").library
    assert library is not None, "the shipped library should open"
    page = render_html(library, the_day_it_is()).encode()
    sizes = [("web guide: kB", len(page) / 1000), ("web guide: kB gzipped", len(gzip.compress(page)) / 1000)]
    if chromium is None:
        print("there is no Chromium on this machine, and the web guide was not opened", file=sys.stderr)
        return sizes
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        guide, empty = Path(folder) / "veileder.html", Path(folder) / "tom.html"
        guide.write_bytes(page)
        empty.write_text("<!doctype html><title>Tom</title><p>Tom", encoding="utf-8")
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        opened, bare = opening(browser, guide), opening(browser, empty)
        drawn = answering(browser, guide)
        browser.close()
    return [
        *sizes,
        ("web guide: first question / an empty page", opened / bare),
        ("web guide: first question, seconds", opened),
        ("web guide: an answer drawn, frames (median)", statistics.median(drawn) / FRAME),
        ("web guide: an answer drawn, frames (slowest)", max(drawn) / FRAME),
    ]


def opening(browser: Browser, file: Path) -> float:
    """The median seconds until the page can be used, each time in a context that remembers nothing."""
    times = []
    for _ in range(RUNS):
        context = browser.new_context(offline=True)
        page = context.new_page()
        page.add_init_script(NOTE_READY)
        page.goto(file.as_uri())
        times.append(page.wait_for_function(READY).json_value() / 1000)
        context.close()
    return statistics.median(times)


def answering(browser: Browser, file: Path) -> list[float]:
    """The median seconds of each answer along a walk of each guide, every walk in a page that has just been opened."""
    runs = []
    for _ in range(RUNS):
        context = browser.new_context(offline=True)
        page = context.new_page()
        page.goto(file.as_uri())
        runs.append([taken / 1000 for taken in page.evaluate(ANSWERS)])
        context.close()
    return [statistics.median(times) for times in zip(*runs, strict=True)]
