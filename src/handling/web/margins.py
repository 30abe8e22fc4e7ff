"""What stands in the margins of every printed page of the handbook, so that a loose sheet can be placed."""

from handling.report.diagnostics import visible
from handling.web import texts
from handling.web.handbook import Handbook


def margin_rules(book: Handbook) -> str:
    """CSS that prints the guide above its pages, and under every page the content and the number of the page."""
    number = f"counter(page) {quoted(texts.PAGE_OF)} counter(pages)"
    rules = [f"@page{{@bottom-left{{content:{quoted(book.about)}}}@bottom-right{{content:{number}}}}}"]
    for position, chapter in enumerate(book.chapters, 1):
        rules.append(f"#g{position}{{page:g{position}}}")
        rules.append(f"@page g{position}{{@top-left{{content:{quoted(chapter.title)}}}}}")
    return "".join(rules)


def quoted(text: str) -> str:
    """A text that CSS, and the page around it, read as nothing but text."""
    told = (char if char.isalnum() else f"\\{ord(char):06x}" for char in visible(text))
    return f'"{"".join(told)}"'
