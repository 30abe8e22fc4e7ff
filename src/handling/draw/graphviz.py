"""PDF and PNG by Graphviz, which comes with the extra `graphviz`; nothing else needs it."""

import pygraphviz


def draw(dot: str, form: str) -> bytes:
    """Draw DOT in a format that Graphviz writes."""
    drawn = pygraphviz.AGraph(string=dot).draw(format=form, prog="dot")
    assert isinstance(drawn, bytes)
    return drawn
