"""A comparison as Markdown, for the papers of a meeting; it can be pasted into a word processor."""

from collections.abc import Iterator

from handling.guide.compare import Comparison
from handling.guide.revised import Mark
from handling.report.diff_sections import NOTHING, Part, diff_parts, has_marks, lead
from handling.report.diff_texts import Detail, Entry
from handling.report.markdown import escaped, escaped_within

STRUCK = "Det som er ~~strøket over~~, er borte. Det som er **uthevet**, er nytt."


def render_diff_markdown(comparison: Comparison, old: str, new: str) -> str:
    """The whole comparison of two versions, called as the user called them."""
    blocks = [f"# Fra {escaped(old)} til {escaped(new)}"]
    if not comparison:
        return "\n\n".join([*blocks, NOTHING])
    blocks += ["\n".join(f"- **{escaped(line)}**" for line in lead(comparison))]
    parts = list(diff_parts(comparison))
    first = next((part for part in parts if has_marks(part)), None)
    return "\n\n".join([*blocks, *(part_markdown(part, STRUCK if part is first else "") for part in parts)])


def part_markdown(part: Part, note: str = "", above: int = 1) -> str:
    """A part of a comparison under `above` levels of headings, with a note before its entries."""
    blocks = [f"{'#' * (part.level + above)} {escaped(part.title)}", *(escaped(line) for line in part.intro)]
    blocks += [note] if note else []
    if part.entries:
        blocks.append("\n".join(line for entry in part.entries for line in _entry(entry)))
    return "\n\n".join(blocks)


def _entry(entry: Entry) -> Iterator[str]:
    mark = f"{entry.number}." if entry.number else "-"
    yield f"{mark} {escaped(entry.text)}"
    for detail in entry.details:
        yield f"{' ' * (len(mark) + 1)}- {_detail(detail)}"


def _detail(detail: Detail) -> str:
    if isinstance(detail, str):
        return escaped(detail)
    marks = {Mark.SAME: "", Mark.OLD: "~~", Mark.NEW: "**"}
    text = "".join(_marked(piece.text, marks[piece.mark]) for piece in detail.pieces)
    return f"{escaped(detail.label)}: {text}"


def _marked(text: str, mark: str) -> str:
    """A stretch of text in marks, which have to stand close to the words; spaces alone are left as they are."""
    bare = text.strip()
    if not mark or not bare:
        return escaped_within(text)
    before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return f"{before}{mark}{escaped(bare)}{mark}{after}"
