"""The library as one HTML file, a guide or a handbook, that asks for nothing from anywhere."""

import base64
import hashlib
import re
from datetime import date
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from handling.guide.emergency import EMERGENCY_NUMBERS
from handling.guide.model import Library
from handling.web import texts
from handling.web.course import lay_out_cases
from handling.web.document import lay_out
from handling.web.handbook import Handbook
from handling.web.margins import margin_rules

BLANK_PAGE = "about:blank"
SCRIPT = ("read", "walk", "result", "elements", "screens", "registers", "acts")
LINKS_SCRIPT = ("links",)
COURSE_SCRIPT = ("fork", "practice", "course")

_COMMENT = re.compile(r"^\s*(/\*.*?\*/|//[^\n]*)\n", re.MULTILINE | re.DOTALL)
_CSS_SPACE = re.compile(r"\s*([{};,])\s+|(?<=\})\s+")
_INDENT = re.compile(r"^\s+", re.MULTILINE)


def render_html(
    library: Library,
    today: date,
    leave_to: str = BLANK_PAGE,
    *,
    has_path_links: bool = False,
    has_course: bool = False,
) -> str:
    """The whole library of a folder; `leave_to` is the page that the quick exit opens.

    For courses there is more: with `has_path_links` the address holds the path code of the walk, and with `has_course`
    the page has the cases to practise on.
    """
    script = script_of(has_path_links=has_path_links, has_course=has_course)
    style = style_of(has_course=has_course)
    document = lay_out(library, today)
    return (
        templates()
        .get_template("guide.html")
        .render(
            cases=lay_out_cases(library, document) if has_course else (),
            document=document,
            emergency=EMERGENCY_NUMBERS,
            fingerprint=library.fingerprint,
            has_path_links=has_path_links,
            leave_to=leave_to,
            policy=Markup(policy(script, style)),  # noqa: S704  # hashes and keywords
            script=Markup(script),  # noqa: S704  # our own, and read by the browser as it stands
            style=Markup(style),  # noqa: S704  # likewise
            texts=texts,
            words={
                **texts.FOR_SCRIPT,
                **(texts.FOR_LINKS if has_path_links else {}),
                **(texts.FOR_COURSE if has_course else {}),
            },
        )
    )


def render_document(book: Handbook) -> str:
    """The handbook as one page for the printer; it has no script."""
    style = asset("handbook.css") + margin_rules(book)
    return (
        templates()
        .get_template("handbook.html")
        .render(
            book=book,
            emergency=EMERGENCY_NUMBERS,
            policy=Markup(policy("", style)),  # noqa: S704  # hashes and keywords
            style=Markup(style),  # noqa: S704  # our own; the texts in it are quoted
            texts=texts,
        )
    )


def script_of(*, has_path_links: bool = False, has_course: bool = False) -> str:
    """The script of the page: its files in one, then the call that begins."""
    names = [*SCRIPT, *(LINKS_SCRIPT if has_path_links else ()), *(COURSE_SCRIPT if has_course else ())]
    return "\n".join([*(asset(f"script/{name}.js") for name in names), "begin();"])


def style_of(*, has_course: bool = False) -> str:
    """The style of the page."""
    return asset("style.css") + (asset("course.css") if has_course else "")


def policy(script: str, style: str) -> str:
    """What the browser lets the page do: run its one script, use its one style, and nothing else."""
    runs = f"script-src '{_hash(script)}'; " if script else ""
    return f"default-src 'none'; {runs}style-src '{_hash(style)}'; base-uri 'none'; form-action 'none'"


def asset(name: str) -> str:
    """A file that goes into the page, without the comments and the indentation that people need."""
    source = files("handling.web").joinpath("assets", name).read_text(encoding="utf-8")
    bare = _INDENT.sub("", _COMMENT.sub("", source)).strip()
    return _CSS_SPACE.sub(r"\1", bare) if name.endswith(".css") else bare


def _hash(content: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}"


def templates() -> Environment:
    """Templates in which every text is text."""
    return Environment(
        loader=PackageLoader("handling.web"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
