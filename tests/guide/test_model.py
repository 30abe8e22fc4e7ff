"""What a library tells about what it holds."""

from handling.guide.model import Library
from handling.guide.values import Status


def test_a_guide_has_its_cases_in_the_order_of_the_library_until_it_is_withdrawn(library: Library):
    for guide in library.guides.values():
        cases = library.cases_of(guide)

        assert cases == [case for case in library.cases.values() if case.guide == guide.guide]
        assert cases
        assert library.cases_of(guide.model_copy(update={"status": Status.WITHDRAWN})) == []
