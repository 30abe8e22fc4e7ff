"""What an outage takes away, against all routes listed one by one."""

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from handling.guide.model import Contact, Finding, Guide, Library, Outcome
from handling.guide.outage import Need, answers_at_night, rehearse
from handling.guide.routes import edges_of
from handling.guide.values import ContactKind, Hours
from tests.graphs import guides, make_guide
from tests.guide.test_graph import all_routes


def contact(kind: str = "service", hours: str = "daytime", phone: str | None = "12 34 56 78") -> Contact:
    return Contact(name="Noen", kind=ContactKind(kind), about="Hjelp", phone=phone, open=Hours(hours), trust="found")


CONTACTS = {
    "politi_112": contact("emergency", "always", "112"),
    "vakta": contact(hours="nights"),
    "dognet": contact("helpline", "always"),
    "dagen": contact(),
    "nettet": contact(hours="always", phone=None),
    "leder": contact("internal", "unknown", None),
}

SERVES: dict[Need, Callable[[Contact], bool]] = {
    Need.CONTACT: lambda _: True,
    Need.NUMBER: lambda one: one.phone is not None,
    Need.NIGHT: lambda one: one.phone is not None and one.open in (Hours.ALWAYS, Hours.NIGHTS),
}


def library_with(guide: Guide) -> Library:
    return Library(guides={guide.guide: guide}, contacts=CONTACTS, sources={}, workplaces={}, duties={}, terms={})


@st.composite
def guides_with_contacts(draw: st.DrawFn) -> Guide:
    guide = draw(guides())
    some = st.lists(st.sampled_from(list(CONTACTS)), max_size=2, unique=True).map(tuple)
    nodes = {
        node_id: node.model_copy(update={"contacts": draw(some)}) if isinstance(node, Finding | Outcome) else node
        for node_id, node in guide.nodes.items()
    }
    return guide.model_copy(update={"nodes": nodes})


@given(guides_with_contacts(), st.sets(st.sampled_from(list(CONTACTS)), min_size=1))
def test_losses_are_what_all_listed_routes_say(guide: Guide, without: set[str]):
    routes = all_routes(edges_of(guide), guide.start)
    outage = rehearse(library_with(guide), guide, without)
    ordinary = {name for name, one in CONTACTS.items() if one.kind is not ContactKind.EMERGENCY}

    assert outage.routes == len(routes)
    for losses, counted in ((outage.losses, ordinary), (outage.utter, set(CONTACTS))):
        for need, loss in losses.items():
            serving = {name for name in counted if SERVES[need](CONTACTS[name])}
            help_at = {key: serving & set(getattr(node, "contacts", ())) for key, node in guide.nodes.items()}
            help_on = [set().union(*(help_at[node] for node in route)) for route in routes]
            assert loss.need is need
            assert list(loss.nodes) == [node for node, names in help_at.items() if names and names <= without]
            assert loss.lacking == sum(not names for names in help_on)
            assert loss.routes == sum(bool(names) and names <= without for names in help_on)


def test_the_only_contact_at_night_is_not_the_only_number():
    nodes = {
        "a": {"question": "A?", "answers": {"ja": {"text": "Ja", "next": "f"}, "nei": {"text": "Nei", "next": "u"}}},
        "f": {"finding": "Ring", "verdict": "should", "contacts": ["dognet"], "next": "u"},
        "u": {"outcome": "Slutt", "urgency": "today", "contacts": ["dagen", "vakta", "politi_112"]},
    }
    guide = make_guide(nodes, "a")

    outage = rehearse(library_with(guide), guide, ["vakta"])

    assert not outage.losses[Need.CONTACT].is_felt
    assert not outage.losses[Need.NUMBER].is_felt
    night = outage.losses[Need.NIGHT]
    assert (night.nodes, night.routes, night.lacking) == (("u",), 1, 0)
    assert not outage.utter[Need.NIGHT].is_felt


def test_night_takes_a_number_and_the_hours():
    assert [name for name, one in CONTACTS.items() if answers_at_night(one)] == ["politi_112", "vakta", "dognet"]
