"""What a library of guides holds: every key an author can write, as frozen models.

The models are the one definition of the file format. They know neither files nor YAML: the library package fills
them from located text, and says in Norwegian what does not fit.
"""

import hashlib
from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import Annotated

from annotated_types import Len
from pydantic import Discriminator, Field, Tag

from handling.guide.base import Model
from handling.guide.plan import Figure, Measure, Plan
from handling.guide.values import (
    Checksum,
    ContactKind,
    Count,
    Day,
    Hours,
    Id,
    Link,
    NodeId,
    Phone,
    Reference,
    SourceKind,
    Status,
    Text,
    Trust,
    Urgency,
    Verdict,
)


class Answer(Model):
    """One answer to a question, and the node it leads to."""

    text: Text = Field(description="Svaret, slik det står på skjermen.")
    next: Id = Field(description="Id-en til punktet dette svaret fører til.")


MARKS = "Merker som løftene bruker. Et merke sier hva slags punkt dette er, for eksempel varsler_familien."


class Question(Model):
    """A node that asks; `help` is the definition that lets a person answer."""

    question: Text = Field(description="Spørsmålet. Skriv det så det kan besvares med ett av svarene under.")
    help: Text | None = Field(None, description="Definisjonen man svarer etter.")
    why: Text | None = Field(None, description="Hvorfor vi spør.")
    sources: tuple[Id, ...] = Field((), description="Det spørsmålet bygger på: id-er fra kilder.yaml.")
    answers: Annotated[Mapping[Id, Answer], Len(min_length=1)] = Field(
        description="Svarene man kan velge mellom. Hvert svar har en id, en tekst og et neste punkt."
    )
    marks: tuple[Id, ...] = Field((), description=MARKS)

    @property
    def title(self) -> str:
        """The words by which people know the node."""
        return self.question


class Advice(Model):
    """What a finding and an outcome have in common: what to do, and with whom."""

    why: Text | None = Field(None, description="Fordi: grunnen til at dette gjelder.")
    do: tuple[Text, ...] = Field((), description="Det man skal gjøre, ett råd på hver linje.")
    avoid: tuple[Text, ...] = Field((), description="Det man ikke skal gjøre, ett råd på hver linje.")
    have_ready: tuple[Text, ...] = Field((), description="Det man bør ha klart før man ringer.")
    deadline: Text | None = Field(None, description="Fristen, i ord.")
    contacts: tuple[Id, ...] = Field((), description="Hvem man ringer: id-er fra kontakter.yaml, de viktigste først.")
    sources: tuple[Id, ...] = Field((), description="Det rådet bygger på: id-er fra kilder.yaml.")
    marks: tuple[Id, ...] = Field((), description=MARKS)


class Finding(Advice):
    """A conclusion on the way, with one way on; it keeps must, should, may and not apart."""

    finding: Text = Field(description="Et funn på veien. Det leses rett etter DU MÅ, DU BØR, DU KAN eller IKKE UTLØST.")
    verdict: Verdict = Field(description="Om dette er en plikt, god praksis, en rett eller en plikt som ikke gjelder.")
    duty: Id | None = Field(None, description="Plikten funnet gjelder: en id fra plikter.yaml.")
    urgency: Urgency | None = Field(None, description="Hvor mye det haster.")
    next: Id = Field(description="Id-en til neste punkt.")

    @property
    def title(self) -> str:
        """The words by which people know the node."""
        return self.finding


class Outcome(Advice):
    """An end of the guide."""

    outcome: Text = Field(description="Utfallet. Her slutter veien.")
    urgency: Urgency = Field(description="Hvor mye det haster.")

    @property
    def title(self) -> str:
        """The words by which people know the node."""
        return self.outcome


Node = Question | Finding | Outcome

NODE_KINDS = ("question", "finding", "outcome")


def node_kind(value: object) -> str | None:
    """Tell a node's kind by the key that only this kind has; None where none of them is there."""
    if isinstance(value, Mapping):
        return next((kind for kind in NODE_KINDS if kind in value), None)
    return type(value).__name__.lower() if isinstance(value, Model) else None


TaggedNode = Annotated[
    Annotated[Question, Tag("question")] | Annotated[Finding, Tag("finding")] | Annotated[Outcome, Tag("outcome")],
    Discriminator(node_kind),
]


class Promise(Model):
    """What must hold on every route from the first question, checked exactly; see `guide.promises`.

    `after` and `before` say where it holds: after any of these, or before any of them; without both, on every route.
    The other keys say what holds there. The steps of `within` are screens: the next question or result is one.
    """

    text: Text = Field(description="Løftet, i en setning som et menneske kan lese.")
    after: tuple[Reference, ...] = Field((), description="Løftet gjelder etter dette. Uten «after» gjelder alle veier.")
    before: tuple[Reference, ...] = Field((), description="Løftet gjelder før dette. Brukes sammen med «always».")
    never: tuple[Reference, ...] = Field((), description="Ingen vei kommer til noe av dette.")
    always: tuple[Reference, ...] = Field((), description="Alle veier kommer til minst ett av disse.")
    within: Count | None = Field(None, description="Hvor mange skjermbilder det høyst tar før «always» er nådd.")
    possible: tuple[Reference, ...] = Field((), description="Minst én vei kommer til noe av dette.")
    at_least: Urgency | None = Field(None, description="Alle veier haster minst så mye.")
    at_most: Urgency | None = Field(None, description="Ingen vei haster mer enn dette.")
    sources: tuple[Id, ...] = Field(description="Det løftet bygger på: id-er fra kilder.yaml.")


APPROVAL = ("version", "status", "approved", "approved_by", "approved_content")
"""The keys of a guide that an approval writes; see `guide.approval`."""


class Guide(Model):
    """One action guide: a directed acyclic graph of nodes with three ways in.

    `start` begins a walk. `acute` and `worried` are outcomes that a front end offers from anywhere: what to do in
    acute danger, and what a person can always do who is more worried than the result.
    """

    guide: Id = Field(description="Id-en til veilederen.")
    title: Text = Field(description="Navnet på veilederen.")
    about: Text = Field(description="Svaret på «Hvem er du bekymret for?».")
    version: Text = Field(description='Utgaven, for eksempel "2026-1".')
    status: Status = Field(description="Hvor langt veilederen har kommet.")
    approved: Day | None = Field(None, description="Dagen veilederen ble godkjent. Skrives av «handling approve».")
    approved_by: Text | None = Field(
        None, description="Organet som godkjente veilederen. Skrives av «handling approve»."
    )
    approved_content: Checksum | None = Field(
        None, description="Kontrollsummen av det som ble godkjent. Skrives av «handling approve»."
    )
    owner: Text = Field(description="Den som eier veilederen og svarer for innholdet.")
    reviewed: Day = Field(description='Dagen veilederen sist ble gjennomgått, som "2026-11-22".')
    review_by: Day = Field(
        description='Dagen den må være gjennomgått på nytt, som "2027-05-31". Etterpå vises en påminnelse.'
    )
    start: Id = Field(description="Id-en til det første spørsmålet.")
    acute: Id = Field(description="Id-en til utfallet bak F2 (akutt), som kan åpnes fra alle punkter.")
    worried: Id = Field(description="Id-en til utfallet bak «Jeg er mer bekymret enn dette».")
    nodes: Annotated[Mapping[Id, TaggedNode], Len(min_length=1)] = Field(
        description="Punktene i veilederen: spørsmål, funn og utfall. Hvert punkt har en id."
    )
    promises: Mapping[Id, Promise] = Field(
        {}, description="Det veilederen lover, på alle veier. Hvert løfte har en id, og «handling check» prøver det."
    )

    @property
    def roots(self) -> tuple[NodeId, ...]:
        """The nodes that a front end can open without passing another node."""
        return (self.start, self.acute, self.worried)

    def is_overdue(self, today: date) -> bool:
        """Tell whether the day by which the guide should have been reviewed has passed."""
        return today > self.review_by


class Source(Model):
    """A section of law or a professional source, in our own words and with the day it was last read."""

    name: Text = Field(description="Navnet på loven eller den faglige kilden.")
    section: Text | None = Field(None, description="Paragrafen, for eksempel § 13-2.")
    title: Text = Field(description="Overskriften.")
    kind: SourceKind = Field(description="Om kilden er en lov eller en faglig kilde.")
    says: Text = Field(description="Innholdet, i egne ord.")
    link: Link = Field(description="Nettadressen til kilden.")
    in_force: Day | None = Field(None, description='Dagen ordlyden trådte i kraft, som "2026-01-01".')
    checked: Day = Field(description='Dagen teksten sist ble lest, som "2026-07-02".')
    jurist: Text | None = Field(None, description="Det en jurist må se på.")

    @property
    def short(self) -> str:
        """The name as one cites it: act and section."""
        return f"{self.name} {self.section}" if self.section else self.name


class Contact(Model):
    """A service to ring or find; a number is given exactly as its source has it, or not at all."""

    name: Text = Field(description="Navnet på tjenesten.")
    kind: ContactKind = Field(description="Hva slags hjelp det er.")
    about: Text = Field(description="Hva tjenesten gjør, kort.")
    phone: Phone | None = Field(None, description="Nummeret, nøyaktig som i kilden. Utelates når det mangler.")
    open: Hours = Field(description="Når tjenesten svarer.")
    hours: Text | None = Field(None, description="Åpningstidene, i ord.")
    email: Text | None = Field(None, description="E-postadressen.")
    web: Link | None = Field(None, description="Nettsiden, med https:// foran.")
    address: Text | None = Field(None, description="Adressen.")
    serves: tuple[Id, ...] = Field((), description="Arbeidsstedene som har denne nærmest: id-er fra plikter.yaml.")
    trust: Trust = Field(description="Hvor sikkert nummeret er.")
    source: Text | None = Field(None, description="Hvor nummeret er funnet, eller hvem som bekreftet det.")
    date: Day | None = Field(None, description='Dagen nummeret ble bekreftet eller funnet, som "2026-11-22".')
    look: Text | None = Field(None, description="Hvor man leter når nummeret mangler.")
    note: Text | None = Field(None, description="Det brukeren må vite om nummeret.")


class Workplace(Model):
    """Where the employee works: decides which section grounds a duty, and the order of contacts."""

    title: Text = Field(description="Navnet på arbeidsstedet.")


class Duty(Model):
    """A duty or right, and the sections that ground it for each workplace."""

    title: Text = Field(description="Navnet på plikten eller retten.")
    text: Text = Field(description="Plikten eller retten, forklart i egne ord.")
    sources: tuple[Id, ...] = Field(
        description="Paragrafene som gjelder når ikke noe annet står under «at»: id-er fra kilder.yaml."
    )
    at: Mapping[Id, tuple[Id, ...]] = Field(
        {}, description="Paragrafene på hvert arbeidssted, der de er andre enn de vanlige."
    )

    def sources_at(self, workplace: str | None) -> tuple[Id, ...]:
        """The sections that ground the duty at a workplace, the general ones where it has none of its own."""
        return self.at.get(workplace or "", self.sources)


class Term(Model):
    """A word that users may not know; `forms` are the inflections that texts use."""

    term: Text = Field(description="Ordet, slik det slås opp.")
    text: Text = Field(description="Hva ordet betyr, kort.")
    forms: tuple[Text, ...] = Field((), description="Bøyninger og andre skrivemåter som finnes i tekstene.")
    sources: tuple[Id, ...] = Field((), description="Det forklaringen bygger på: id-er fra kilder.yaml.")


class Card(Model):
    """How to do one thing that many routes ask for, such as talking with a child; it can be opened from anywhere."""

    title: Text = Field(description="Navnet på rådet: hva man skal gjøre, for eksempel «Snakke med barnet».")
    guides: tuple[Id, ...] = Field((), description="Veilederne rådet hører til. Utelates når det hører til alle.")
    why: Text | None = Field(None, description="Hvorfor dette er viktig, i en setning eller to.")
    do: Annotated[tuple[Text, ...], Len(min_length=1)] = Field(
        description="Det man gjør, ett kort råd på hver linje, i den rekkefølgen det skal gjøres."
    )
    avoid: tuple[Text, ...] = Field((), description="Det man ikke skal gjøre, ett råd på hver linje.")
    sources: Annotated[tuple[Id, ...], Len(min_length=1)] = Field(
        description="Det rådet bygger på: id-er fra kilder.yaml."
    )

    def is_for(self, guide: Id) -> bool:
        """Tell whether the card belongs to a guide."""
        return not self.guides or guide in self.guides


class Expectation(Model):
    """The result that a case must give."""

    outcome: Id = Field(description="Id-en til utfallet casen skal ende i.")
    findings: tuple[Id, ...] = Field((), description="Id-ene til funnene casen skal gi.")
    contacts: tuple[Id, ...] = Field((), description="Id-er til kontakter som skal stå i resultatet.")


class Case(Model):
    """An invented story with the answers that fit it and the result it must give."""

    case: Id = Field(description="Id-en til casen.")
    guide: Id = Field(description="Id-en til veilederen casen prøver.")
    title: Text = Field(description="Navnet på casen.")
    workplace: Id | None = Field(None, description="Arbeidsstedet casen er lagt til: en id fra plikter.yaml.")
    story: Text = Field(description="Fortellingen. Den skal være oppdiktet.")
    answers: Mapping[Id, Id] = Field(description="Hvert spørsmål på veien, og svaret: id-er på begge sider av kolonet.")
    expect: Expectation = Field(description="Resultatet casen skal gi.")
    why: Text | None = Field(None, description="Fordi: grunnen til at casen gir dette resultatet.")
    discuss: tuple[Text, ...] = Field((), description="Spørsmål å snakke om etterpå, ett på hver linje.")


class Library(Model):
    """Everything a flow folder holds, each kind keyed by the ids its authors chose."""

    guides: Mapping[Id, Guide]
    contacts: Mapping[Id, Contact]
    sources: Mapping[Id, Source]
    workplaces: Mapping[Id, Workplace]
    duties: Mapping[Id, Duty]
    terms: Mapping[Id, Term]
    cards: Mapping[Id, Card] = {}
    cases: Mapping[Id, Case] = {}
    plan: Plan | None = None
    measures: Mapping[Id, Measure] = {}
    figures: Mapping[Id, Figure] = {}

    def cards_for(self, guide: Id | None) -> Mapping[Id, Card]:
        """The cards that belong to a guide, or all of them, in the author's order."""
        return {key: card for key, card in self.cards.items() if guide is None or card.is_for(guide)}

    def cases_of(self, guide: Guide) -> list[Case]:
        """The cases that a guide is practised on, in the author's order; none where it is withdrawn."""
        if guide.status is Status.WITHDRAWN:
            return []
        return [case for case in self.cases.values() if case.guide == guide.guide]

    @cached_property
    def fingerprint(self) -> str:
        """Twelve hexadecimal digits that change when any text, number or route of the guides changes.

        That a guide is approved changes none of these, so what was printed for the meeting keeps its digits.
        """
        unseen = dict.fromkeys(("cases", "plan", "measures", "figures"), True)
        of_guide = dict.fromkeys((*APPROVAL, "promises"), True)
        content = self.model_dump_json(
            exclude={**unseen, "guides": {"__all__": {**of_guide, "nodes": {"__all__": {"marks"}}}}}
        )
        return hashlib.sha256(content.encode()).hexdigest()[:12]
