"""What every route passes, and the routes that pass none of some nodes, against all routes listed one by one."""

from hypothesis import given
from hypothesis import strategies as st

from handling.guide.model import Guide
from handling.guide.routes import always_passed, between, count_routes_past, edges_of
from tests.graphs import guides
from tests.guide.test_graph import all_routes


@given(guides(), st.data())
def test_what_lies_between_and_what_is_always_passed_follow_their_definitions(guide: Guide, data: st.DataObject):
    edges = edges_of(guide)
    goal = data.draw(st.sampled_from(list(edges)))
    routes = [route[: route.index(goal) + 1] for route in all_routes(edges, guide.start) if goal in route]
    line = between(edges, guide.start, goal)

    assert set(line) == {node for route in routes for node in route}
    assert all([node for node in line if node in route] == route for route in routes)
    assert always_passed(edges, guide.start, goal) == [node for node in line if all(node in route for route in routes)]


@given(guides(), st.data())
def test_routes_past_some_nodes_are_counted_as_if_they_were_listed(guide: Guide, data: st.DataObject):
    edges = edges_of(guide)
    avoided = data.draw(st.sets(st.sampled_from(list(edges))))

    past = [route for route in all_routes(edges, guide.start) if not avoided & set(route)]

    assert count_routes_past(edges, guide.start, avoided) == len(past)
