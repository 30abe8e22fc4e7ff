"""The Norwegian words that every front end uses for the same thing."""

from collections.abc import Mapping
from datetime import date
from math import log10

from handling.guide.approval import has_lapsed, is_signed
from handling.guide.model import Contact, Guide, Source
from handling.guide.values import Hours, Status, Trust, Urgency, Verdict

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
HOURS: Mapping[Hours, str] = {
    Hours.ALWAYS: "hele døgnet",
    Hours.DAYTIME: "på dagtid",
    Hours.NIGHTS: "kveld, natt, helg",
    Hours.UNKNOWN: "ukjent",
}
CHANGED_SINCE = "endret etter godkjenning"
NO_WORKPLACE = "ikke valgt"
NOTHING_KEPT = "Ingenting du svarer blir lagret eller sendt."
UNCONFIRMED = "ikke bekreftet av kommunen"
NO_NUMBER = "uten nummer"


def norwegian_date(day: date) -> str:
    """A date as one writes it in Norway."""
    return f"{day:%d.%m.%Y}"


def how_long_ago(day: date, today: date) -> str:
    """How long it is since a day: in days for two months, then in whole months, then in whole years."""
    days = (today - day).days
    if days < 0:
        return "fram i tid"
    if days < 62:
        return {0: "i dag", 1: "i går"}.get(days, f"for {days} dager siden")
    months = (today.year - day.year) * 12 + today.month - day.month - (today.day < day.day)
    return f"for {months} måneder siden" if months < 24 else f"for {months // 12} år siden"


def counted(number: int) -> str:
    """A number that people can read, however many routes there are."""
    if number < 10**15:
        return f"{number:,}".replace(",", " ")
    power = round(log10(number))
    return f"minst 10^{power if 10**power <= number else power - 1}"


def routes_of(number: int) -> str:
    """How many routes."""
    return f"{counted(number)} {'rute' if number == 1 else 'ruter'}"


def share(part: int, whole: int) -> str:
    """A part in percent; what is not all and not nothing is never rounded to it."""
    percent = 100 * part / whole
    if 0 < percent < 0.1:
        return "under 0,1 %"
    if percent > 99.9 and part < whole:
        return "over 99,9 %"
    return f"{percent:.1f} %".replace(".", ",").replace(",0 ", " ")


def guide_label(guide: Guide) -> str:
    """Title, status and version of a guide."""
    changed = f", {CHANGED_SINCE}" if has_lapsed(guide) else ""
    return f"{guide.title} · {STATUSES[guide.status]} {guide.version}{changed}"


def status_words(guide: Guide) -> str:
    """The status of a guide, and who approved it and when."""
    if guide.approved is None or not is_signed(guide) or guide.status is Status.WITHDRAWN:
        return STATUSES[guide.status]
    changed = ", endret etter at den ble godkjent" if has_lapsed(guide) else ""
    return f"{STATUSES[guide.status]}{changed} {norwegian_date(guide.approved)} av {guide.approved_by}"


def guide_notice(guide: Guide, today: date) -> str | None:
    """What users have to know about the state of a guide before they trust it, or None."""
    if guide.status is Status.WITHDRAWN:
        return f"Veilederen er trukket tilbake. Ring ved akutt fare. Spør {guide.owner} om hva som gjelder nå."
    if guide.is_overdue(today):
        return f"Veilederen skulle vært gjennomgått innen {norwegian_date(guide.review_by)}. Eier: {guide.owner}."
    return None


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


def cited(source: Source) -> str:
    """A source in a list: an act with its section, anything else with its title."""
    return source.short if source.section else f"{source.name} «{source.title}»"


def checked_line(source: Source) -> str:
    """When a source was last read, and whether a lawyer still has to look at it."""
    line = f"Sist lest {norwegian_date(source.checked)}."
    return f"{line} Avklares med jurist." if source.jurist else line


def questions_left(fewest: int, most: int) -> str:
    """How many questions remain, this one included."""
    if most <= 1:
        return "siste spørsmål"
    return f"{fewest}–{most} igjen" if fewest != most else f"{most} igjen"
