"""Small guides, written in a few words and checked as files."""

from collections.abc import Collection, Mapping
from pathlib import Path

from handling.check.run import check

Shape = Mapping[str, str] | tuple[str, str] | str
"""A question is its answers with their targets, a finding its urgency and target, an outcome its urgency."""

ENDS: Mapping[str, Shape] = {"ring_112": "now", "mer_bekymret": "today"}
"""The outcomes that the head of the small library names."""


def write_guide(folder: Path, nodes: Mapping[str, Shape]) -> Path:
    """Give the small library these nodes; the texts of a node follow from its id, so that no two are alike."""
    path = folder / "veileder.yaml"
    head = (
        path.read_text(encoding="utf-8")
        .split("\nnodes:")[0]
        .replace("start: akutt_fare", f"start: {next(iter(nodes))}")
    )
    text = "".join(_node(node_id, shape) for node_id, shape in {**nodes, **ENDS}.items())
    path.write_text(f"{head}\nnodes:\n{text}", encoding="utf-8")
    (folder / "kurs" / "prove.yaml").unlink(missing_ok=True)
    return path


def _node(node_id: str, shape: Shape) -> str:
    if isinstance(shape, str):
        return f"  {node_id}:\n    outcome: Utfall {node_id}\n    urgency: {shape}\n    contacts: [politi_112]\n"
    if isinstance(shape, tuple):
        urgency, target = shape
        asks = f"    urgency: {urgency}\n" if urgency else ""
        return f"  {node_id}:\n    finding: Funn {node_id}\n    verdict: should\n{asks}    next: {target}\n"
    answers = "".join(
        f"      a{number}:\n        text: {text}\n        next: {target}\n"
        for number, (text, target) in enumerate(shape.items())
    )
    return f"  {node_id}:\n    question: Spørsmål {node_id}?\n    help: Hjelp.\n    answers:\n{answers}"


def told(folder: Path, codes: Collection[str]) -> list[tuple[str, str, str]]:
    """What these rules say about a library: code, the line it points at, and the message."""
    checked = check(folder)
    lines = {document.name: document.lines for document in checked.documents}
    return [
        (one.code, lines[one.file][one.span.line - 1].strip(), one.message)
        for one in checked.diagnostics
        if one.code in codes
    ]
