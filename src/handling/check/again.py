"""The rules about routes, asked again about a guide that was changed in memory."""

from collections.abc import Callable, Iterator
from datetime import date

from handling.check.rules.h5_safety import check_safety
from handling.check.run import Checked
from handling.guide.model import Guide
from handling.library.diagnostic import Severity, Span
from handling.library.load import Loaded
from handling.library.tree import Scalar


def tells_more(checked: Checked, guide: Guide) -> Callable[[Guide], bool]:
    """A test of whether the rules about safety tell something about a changed guide that they do not tell now."""
    library = checked.library
    assert library is not None
    documents = tuple(
        document
        for document in checked.documents
        if isinstance(name := document.tree_at("guide"), Scalar)
        and name.value == guide.guide
        and document.kind == "guide"
    )

    def told(about: Guide) -> Iterator[tuple[str, Span]]:
        changed = library.model_copy(update={"guides": {about.guide: about}})
        loaded = Loaded(checked.folder, documents, changed, ())
        for one in check_safety(loaded, date.max):
            if one.severity is not Severity.ADVICE:
                yield one.code, one.span

    now = frozenset(told(guide))
    return lambda about: any(one not in now for one in told(about))
