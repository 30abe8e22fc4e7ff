"""What is foretold about a change agrees with going through the changed guide."""

from hypothesis import given, settings

from handling.guide.foresight import Foresight
from handling.guide.model import Guide
from handling.guide.mutation import faults_in, with_fault
from handling.guide.promises import broken_promises
from handling.guide.routes import edges_of, ends_first
from tests.guide.test_promises import promised


@given(promised())
@settings(max_examples=1000, deadline=None)
def test_a_promise_breaks_where_the_changed_guide_breaks_it(guide: Guide):
    edges = edges_of(guide)
    before = broken_promises(guide).keys()
    foresight = Foresight(guide)

    for fault in faults_in(guide, edges, ends_first(edges)):
        changed = with_fault(guide, fault)
        assert foresight.breaks(fault.arrow, fault.target, changed) == bool(broken_promises(changed).keys() - before)
