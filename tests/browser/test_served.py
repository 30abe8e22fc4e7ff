"""The web guide from a web server, set up as docs/nettside.md tells IT to do it."""

import os
import shutil
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from handling.guide.model import Library
from handling.web.page import render_html
from tests.conftest import TODAY

DOCS = Path(__file__).parents[2] / "docs" / "nettside.md"

CONFIG = """
{user}
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{}}
http {{
    types {{ text/html html; }}
    access_log {folder}/access.log;
    client_body_temp_path {folder}; proxy_temp_path {folder}; fastcgi_temp_path {folder};
    uwsgi_temp_path {folder}; scgi_temp_path {folder};
    server {{
        listen 127.0.0.1:{port};
        root {folder};
        {location}
    }}
}}
"""


def documented() -> str:
    """The part of a server's set-up that the documentation gives."""
    return DOCS.read_text(encoding="utf-8").split("```nginx\n")[1].split("```")[0]


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


@pytest.fixture(scope="module")
def folder(library: Library, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the server has to show: the guide, and a page that tries to frame it."""
    made = tmp_path_factory.mktemp("tjener")
    (made / "veileder.html").write_text(render_html(library, TODAY), encoding="utf-8")
    (made / "ramme.html").write_text("<!doctype html><iframe src=veileder.html></iframe>", encoding="utf-8")
    return made


@pytest.fixture(scope="module")
def site(folder: Path) -> Iterator[str]:
    """The address of nginx; without nginx these tests are skipped, except where CI is set: there they fail."""
    nginx = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
    if nginx is None:
        missing = "no nginx on this machine: apt-get install nginx"
        if os.environ.get("CI"):
            pytest.fail(missing)
        pytest.skip(missing)
    port = free_port()
    user = "user root;" if os.geteuid() == 0 else ""
    config = folder / "nginx.conf"
    config.write_text(CONFIG.format(folder=folder, port=port, user=user, location=documented()), encoding="utf-8")
    command = [nginx, "-p", str(folder), "-e", str(folder / "error.log"), "-c", str(config)]
    # It returns when it listens, and serves in the background.
    subprocess.run(command, check=True)
    yield f"http://127.0.0.1:{port}"
    subprocess.run([*command, "-s", "stop"], check=True)


@pytest.fixture
def web(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    yield context.new_page()
    context.close()


def test_the_headers_of_the_documentation_are_sent(web: Page, site: str):
    response = web.goto(f"{site}/veileder.html")

    assert response is not None
    assert response.header_value("content-security-policy") == "frame-ancestors 'none'"
    assert response.header_value("referrer-policy") == "no-referrer"
    assert response.header_value("x-content-type-options") == "nosniff"
    assert response.header_value("cache-control") == "no-store"
    assert "æ" in web.inner_text("body")


def test_the_page_is_sent_compressed(web: Page, site: str, folder: Path):
    response = web.goto(f"{site}/veileder.html")

    assert response is not None
    assert response.header_value("content-encoding") == "gzip"
    sent = response.request.sizes()["responseBodySize"]
    assert 10_000 < sent <= 80_000
    assert response.body() == (folder / "veileder.html").read_bytes()


def test_a_walk_asks_the_server_for_nothing_more_and_is_not_logged(web: Page, site: str, folder: Path):
    asked, said = [], []
    web.on("request", lambda request: asked.append(request.url))
    web.on("console", lambda message: said.append(message.text))
    web.goto(f"{site}/veileder.html")

    web.keyboard.press("2")
    while web.query_selector(".answers"):
        web.keyboard.press("1")

    assert web.query_selector(".essentials") is not None
    assert asked == [f"{site}/veileder.html"]
    assert said == []
    assert web.context.cookies() == []
    assert web.evaluate("localStorage.length + sessionStorage.length") == 0
    assert "veileder" not in (folder / "access.log").read_text(encoding="utf-8")


def test_nobody_else_can_show_the_guide_inside_their_page(web: Page, site: str):
    refused: list[str] = []
    web.on("console", lambda message: refused.append(message.text))

    web.goto(f"{site}/ramme.html")

    assert "frame-ancestors" in "".join(refused)
    assert web.frames[-1].query_selector(".answers") is None
