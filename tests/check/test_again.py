"""The rules about routes, asked again about guides that were changed in memory."""

import shutil
from collections import Counter
from pathlib import Path

import pytest

from handling.check.again import tells_more
from handling.check.run import Checked, check
from handling.guide.model import Guide, Library
from handling.guide.mutation import Fault, faults_in, sow, with_fault
from handling.guide.routes import ONWARD, Arrow, edges_of, ends_first
from handling.library.diagnostic import Severity
from tests.conftest import FLOWS


def test_the_guide_as_it_is_has_nothing_new(checked: Checked, guide: Guide):
    assert not tells_more(checked, guide)(guide)


def test_acute_help_that_is_no_longer_one_answer_away_is_told(little: Path):
    checked = check(little)
    assert checked.library is not None
    (guide,) = checked.library.guides.values()

    changed = with_fault(guide, Fault(Arrow("akutt_fare", "ja", "ring_112"), "mer_bekymret"))

    assert tells_more(checked, guide)(changed)


@pytest.mark.parametrize("name", ["barn_unge", "voksne"])
def test_a_fault_is_told_where_a_check_of_the_changed_file_tells_it(
    checked: Checked, library: Library, name: str, tmp_path: Path
):
    """So that it is true that nothing told. Sampled, because each is a check of all the files."""
    guide = library.guides[name]
    edges = edges_of(guide)
    faults = [fault for fault in faults_in(guide, edges, ends_first(edges)) if fault.target is not None]
    silent = {one.fault for one in sow(guide, [], tells_more(checked, guide)).unnoticed}
    folder = tmp_path / "flows"
    shutil.copytree(FLOWS, folder)
    before = problems(folder)

    for fault in faults[3 :: len(faults) // 6]:
        write(checked, folder, name, fault)
        assert (fault in silent) == (not problems(folder) - before), fault


def problems(folder: Path) -> Counter[tuple[str, str]]:
    """Errors and warnings, without where they stand."""
    return Counter((one.code, one.message) for one in check(folder).diagnostics if one.severity is not Severity.ADVICE)


def write(checked: Checked, folder: Path, name: str, fault: Fault) -> None:
    """Write the guide anew with a fault in it."""
    (document,) = (one for one in checked.documents if one.name.endswith(f"{name}.yaml"))
    node, answer, target = fault.arrow
    path = ("nodes", node, "next") if answer == ONWARD else ("nodes", node, "answers", answer, "next")
    span = document.span_of_value(path)
    lines = list(document.lines)
    assert lines[span.line - 1].endswith(f"next: {target}")
    lines[span.line - 1] = lines[span.line - 1].replace(target, str(fault.target))
    (folder / f"{name}.yaml").write_text("\n".join(lines), encoding="utf-8")
