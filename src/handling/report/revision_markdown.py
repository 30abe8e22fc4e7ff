"""The yearly report as Markdown, to be pasted into a wiki or a word processor."""

from collections.abc import Iterator

from handling.report.diff_markdown import STRUCK, part_markdown
from handling.report.diff_sections import has_marks
from handling.report.markdown import escaped, item_list
from handling.report.result import Section
from handling.report.revision import Changes, Report
from handling.report.revision_blocks import Block, Chart, Table


def render_revision_markdown(report: Report) -> str:
    """The whole report; every text of it is read as text, and the charts are left to their table."""
    blocks = [f"# {escaped(report.title)}", *(escaped(line) for line in report.about)]
    for chapter in report.chapters:
        blocks.append(f"## {escaped(chapter.title)}")
        for block in chapter.blocks:
            blocks += _block(block)
    return "\n\n".join(blocks) + "\n"


def _block(block: Block | Changes) -> Iterator[str]:
    match block:
        case str():
            yield escaped(block)
        case Section():
            yield from _section(block)
        case Table():
            yield _table(block)
        case Chart():
            return
        case Changes():
            first = next((part for part in block.parts if has_marks(part)), None)
            yield from (part_markdown(part, STRUCK if part is first else "", above=2) for part in block.parts)


def _section(section: Section) -> Iterator[str]:
    if section.title:
        yield f"### {escaped(section.title)}"
    yield item_list(section)


def _table(table: Table) -> str:
    rows = [[escaped(column) for column in table.columns], ["---"] * len(table.columns)]
    rows += [[" · ".join(escaped(line) for line in cell) for cell in row] for row in table.rows]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)
