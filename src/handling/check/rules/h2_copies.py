"""H2: questions that change nothing, and parts of a guide that stand there twice.

Two notions of sameness, both found from the ends up in one pass:

- *copies* are nodes that say the same in every text and lead to copies;
- nodes with the same *future* give the same result for the same answers. Help and reasons of a question are not in
  a result, and a question whose answers all have the same future has that future itself, as if it were not asked.

A guide remembers nothing, so it has to repeat questions; copies are therefore only worth a look.
"""

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterator, Mapping, Sequence
from datetime import date

from handling.check.rule import Example, Rule
from handling.check.written import SoundGuide, sound_guides
from handling.guide.graph import number_alike
from handling.guide.model import Answer, Node, Question
from handling.guide.routes import Edges
from handling.guide.values import AnswerId, NodeId
from handling.library.diagnostic import Diagnostic, Severity
from handling.library.document import Document
from handling.library.load import Loaded

_GOOD = "        next: meldeplikt\n\n  meldeplikt:\n"


def _with_question(question: str, unsure: str, no: str, copy: str = "") -> Example:
    """The small sample with one more question, and perhaps one more node after it."""
    return Example(
        "veileder.yaml",
        _GOOD,
        f"""\
        next: i_kveld

  i_kveld:
    question: {question}
    help: I kveld er før midnatt. Akutt betyr at det skjer nå.
    answers:
      ja:
        text: Ja
        next: meldeplikt
      vet_ikke:
        text: Jeg er usikker
        next: {unsure}
      nei:
        text: Nei
        next: {no}

{copy}  meldeplikt:
""",
    )


H207 = Rule(
    "H207",
    Severity.ADVICE,
    "Samme spørsmål, men andre svar eller andre veier",
    "Den som kjenner veilederen, venter det samme når spørsmålet er det samme. "
    "Er svarene eller veiene ulike, kan det være en endring som ble gjort bare det ene stedet.",
    _with_question("Er noen i akutt fare nå?", unsure="ring_112", no="mer_bekymret"),
)
H209 = Rule(
    "H209",
    Severity.WARNING,
    "Spørsmålet endrer ingenting",
    "Alle svarene gir samme resultat. Spørsmålet tar tid fra en som har det travelt, "
    "og kan bety at et av svarene skulle ha gått et annet sted.",
    _with_question("Skjer det i kveld?", unsure="meldeplikt", no="meldeplikt"),
)
H210 = Rule(
    "H210",
    Severity.ADVICE,
    "To svar går hver sin vei, men gir det samme",
    "Veiene er like helt til slutten. Da må alt rettes to steder, "
    "og glemmes det ene, får to personer i samme situasjon ulik hjelp.",
    _with_question(
        "Skjer det i kveld?",
        unsure="meld_ogsa",
        no="mer_bekymret",
        copy="""\
  meld_ogsa:
    finding: Melde til barnevernstjenesten
    verdict: must
    duty: meldeplikt
    urgency: today
    do:
      - Ring barnevernet.
    contacts: [politi_112]
    next: folg_opp

""",
    ),
)
H211 = Rule(
    "H211",
    Severity.ADVICE,
    "To deler av veilederen er helt like",
    "Det som står to ganger, må rettes to ganger. Glemmes det ene stedet, får noen gammel hjelp.",
    _with_question(
        "Skjer det i kveld?",
        unsure="ring_112",
        no="folg_opp_senere",
        copy="""\
  folg_opp_senere:
    outcome: Følg opp
    urgency: planned
    do:
      - Skriv ned datoen.
    contacts: [hjelpen, politi_112]

""",
    ),
)
RULES: tuple[Rule, ...] = (H207, H209, H210, H211)

_Option = tuple[AnswerId, Answer]
_Twins = tuple[_Option, _Option]


def check_copies(loaded: Loaded, today: date) -> Iterator[Diagnostic]:  # noqa: ARG001  # every check has this form
    """Find repetitions in every guide whose routes all end."""
    for sound in sound_guides(loaded):
        document, nodes = sound.document, sound.guide.nodes
        questions = {node_id: node for node_id, node in nodes.items() if isinstance(node, Question)}
        told_of = {node_id: _told(node) for node_id, node in nodes.items()}
        content = {node_id: _content(node) for node_id, node in nodes.items()}
        futures = number_alike(sound.edges, sound.order, told_of, questions)
        copies = number_alike(sound.edges, sound.order, content)
        spoken_for: set[frozenset[NodeId]] = set()
        for node_id, question in questions.items():
            twins = list(_twins(question, futures))
            spoken_for.update(frozenset((earlier[1].next, later[1].next)) for earlier, later in twins)
            yield from _same_futures(document, node_id, question, futures, twins)
        yield from _same_questions(document, questions, copies)
        yield from _copies(sound, copies, spoken_for)


def _content(node: Node) -> Hashable:
    """Everything that a node says, without its id and those it leads to."""
    texts = tuple(answer.text for answer in node.answers.values()) if isinstance(node, Question) else ()
    fields = type(node).model_fields
    return (type(node), texts, *(getattr(node, name) for name in fields if name not in ("answers", "next")))


def _told(node: Node) -> Hashable:
    """The part of a node that a result holds."""
    if isinstance(node, Question):
        return (Question, node.question, tuple(answer.text for answer in node.answers.values()))
    return _content(node)


def _twins(question: Question, futures: Mapping[NodeId, int]) -> Iterator[_Twins]:
    """Answers with the same future and different targets, each target once, beside the first answer of its kind."""
    first: dict[int, _Option] = {}
    seen: set[NodeId] = set()
    for option in question.answers.items():
        target = option[1].next
        earlier = first.setdefault(futures[target], option)
        if target not in seen and target != earlier[1].next:
            yield earlier, option
        seen.add(target)


def _same_futures(
    document: Document, node_id: NodeId, question: Question, futures: Mapping[NodeId, int], twins: Sequence[_Twins]
) -> Iterator[Diagnostic]:
    """H209 where it holds for the whole question, else H210."""
    targets = [answer.next for answer in question.answers.values()]
    if len(targets) > 1 and len({futures[target] for target in targets}) == 1:
        yield H209.at(
            document,
            document.span_of_value(("nodes", node_id, "question")),
            "alle svarene på spørsmålet fører til det samme",
            f"Slett spørsmålet, og la veien gå rett til «{targets[0]}».",
            "La minst ett svar gå et annet sted.",
        )
        return
    for (_, earlier), (answer_id, answer) in twins:
        yield H210.at(
            document,
            document.span_of_value(("nodes", node_id, "answers", answer_id, "next")),
            f"svarene «{earlier.text}» og «{answer.text}» går til hvert sitt punkt, men fører til det samme",
            f"La begge gå til «{earlier.next}».",
            "Rett den ene veien hvis svarene skal gi ulik hjelp.",
        )


def _same_questions(
    document: Document, questions: Mapping[NodeId, Question], copies: Mapping[NodeId, int]
) -> Iterator[Diagnostic]:
    """H207; true copies are left to H211."""
    first: dict[str, NodeId] = {}
    for node_id, question in questions.items():
        other = first.setdefault(" ".join(question.question.casefold().split()), node_id)
        if copies[other] == copies[node_id]:
            continue
        texts, others = ([answer.text for answer in questions[key].answers.values()] for key in (node_id, other))
        how = "men svarene fører andre steder" if texts == others else "men med andre svar"
        yield H207.at(
            document,
            document.span_of_value(("nodes", node_id, "question")),
            f"spørsmålet står også {_place(document, other)}, {how}",
            "Se om begge er rette. Skal de være ulike, kan du si i spørsmålet hva som skiller dem.",
        )


def _copies(
    sound: SoundGuide, copies: Mapping[NodeId, int], spoken_for: Collection[frozenset[NodeId]]
) -> Iterator[Diagnostic]:
    """H211, for copies that are not inside larger ones; H209 and H210 have spoken for some pairs."""
    alike: dict[int, list[NodeId]] = defaultdict(list)
    for node_id in sound.guide.nodes:
        alike[copies[node_id]].append(node_id)
    repeated = [nodes for nodes in alike.values() if len(nodes) > 1]
    inside = _inside_larger(sound.edges, repeated)
    for nodes in repeated:
        largest = [node for node in nodes if node not in inside]
        for node in [node for node in largest if node != nodes[0]] or largest:
            other = nodes[0] if node != nodes[0] else nodes[1]
            if frozenset((node, other)) not in spoken_for:
                yield H211.at(
                    sound.document,
                    sound.document.span_of_key(("nodes", node)),
                    f"«{node}» og alt som følger, er helt likt som {_place(sound.document, other)}",
                    f"La veiene hit gå til «{other}» i stedet, og slett det som da blir til overs.",
                )


def _inside_larger(edges: Edges, repeated: list[list[NodeId]]) -> set[NodeId]:
    """The nodes that stand at the same place in two copies."""
    inside: set[NodeId] = set()
    for nodes in repeated:
        for targets in zip(*(edges[node].values() for node in nodes), strict=True):
            if len(set(targets)) > 1:
                inside.update(targets)
    return inside


def _place(document: Document, node_id: NodeId) -> str:
    return f"ved «{node_id}» (linje {document.span_of_key(('nodes', node_id)).line})"
