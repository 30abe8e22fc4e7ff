"""The Norwegian words that every front end uses for the same thing."""

from collections.abc import Mapping
from datetime import date

from handling.guide.emergency import EMERGENCY_NUMBERS
from handling.guide.model import Contact, Finding, Guide, Outcome, Source
from handling.guide.values import NodeId, Status, Trust, Urgency, Verdict

VERDICTS: Mapping[Verdict, str] = {
    Verdict.MUST: "DU MÅ",
    Verdict.SHOULD: "DU BØR",
    Verdict.MAY: "DU KAN",
    Verdict.NOT: "IKKE UTLØST",
}
URGENCIES: Mapping[Urgency, str] = {
    Urgency.NOW: "nå",
    Urgency.TODAY: "i dag",
    Urgency.THIS_WEEK: "denne uka",
    Urgency.PLANNED: "planlagt",
}
STATUSES: Mapping[Status, str] = {
    Status.DRAFT: "utkast",
    Status.APPROVED: "godkjent",
    Status.WITHDRAWN: "trukket tilbake",
}
EMERGENCY_QUESTION = "AKUTT FARE?"
NO_WORKPLACE = "ikke valgt"
NOTHING_KEPT = "Ingenting du svarer blir lagret eller sendt."
UNCONFIRMED = "ikke bekreftet av kommunen"
NO_NUMBER = "uten nummer"


def emergency_numbers() -> str:
    """The emergency numbers in one line."""
    return " · ".join(f"{service} {number}" for service, number in EMERGENCY_NUMBERS)


def norwegian_date(day: date) -> str:
    """A date as one writes it in Norway."""
    return f"{day:%d.%m.%Y}"


def guide_label(guide: Guide) -> str:
    """Title, status and version of a guide."""
    return f"{guide.title} · {STATUSES[guide.status]} {guide.version}"


def guide_notice(guide: Guide, today: date) -> str | None:
    """What users have to know about the state of a guide before they trust it, or None."""
    if guide.status is Status.WITHDRAWN:
        return f"Veilederen er trukket tilbake. Ring ved akutt fare. Spør {guide.owner} om hva som gjelder nå."
    if guide.is_overdue(today):
        return f"Veilederen skulle vært gjennomgått innen {norwegian_date(guide.review_by)}. Eier: {guide.owner}."
    return None


def node_in_words(guide: Guide, node_id: NodeId) -> str:
    """A node as people know it: a finding with what it asks for, an outcome with how much it hurries."""
    match node := guide.nodes[node_id]:
        case Finding():
            return f"{VERDICTS[node.verdict]} {node.finding}"
        case Outcome():
            return f"{node.outcome} ({URGENCIES[node.urgency]})"
        case _:
            return node.title


def number_of(contact: Contact) -> str:
    """The number to ring, or what there is instead."""
    return contact.phone or ("nettside" if contact.web else "e-post" if contact.email else NO_NUMBER)


def trust_line(contact: Contact) -> str | None:
    """How far the number can be relied on; None for the emergency numbers, which everyone knows."""
    if contact.trust is Trust.MISSING:
        return contact.look
    if contact.kind == "emergency" or contact.date is None:
        return None
    day = norwegian_date(contact.date)
    if contact.trust is Trust.CONFIRMED:
        return f"Bekreftet {day}."
    return f"Funnet i åpen kilde {day}. Ikke bekreftet av kommunen."


def checked_line(source: Source) -> str:
    """When a source was last read, and whether a lawyer still has to look at it."""
    line = f"Sist lest {norwegian_date(source.checked)}."
    return f"{line} Avklares med jurist." if source.jurist else line


def questions_left(fewest: int, most: int) -> str:
    """How many questions remain, this one included."""
    if most <= 1:
        return "siste spørsmål"
    return f"{fewest}–{most} igjen" if fewest != most else f"{most} igjen"
