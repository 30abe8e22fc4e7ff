"""The municipality's action plan as its yearly report needs it: the plan itself, its measures and its figures.

None of this is shown in a guide or changes what one concludes; it is for the plan group and the committee.
"""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from pydantic import Field

from handling.guide.base import Model
from handling.guide.values import (
    Amount,
    Day,
    FigureYear,
    Goal,
    MeasureKind,
    Progress,
    Proposal,
    Season,
    Text,
    Year,
    season_end,
    season_year,
)

UNKNOWN_YEAR = "unknown"
"""The year of a value whose source does not tell it."""


class Plan(Model):
    """The action plan that the guides belong to: how long it holds, and to whom it is reported."""

    title: Text = Field(description="Navnet på handlingsplanen.")
    body: Text = Field(description="Utvalget som får den årlige rapporten.")
    first_report: Season = Field(description='Når utvalget skulle få den første rapporten, som "våren 2023".')
    evaluation: Season = Field(description='Når evalueringen skulle begynne, som "høsten 2024".')
    valid_until: Season = Field(description='Hvor lenge planen gjelder, som "våren 2025".')
    place: Text = Field(description="Kapitlet i planen der dette står.")
    missing: Text | None = Field(None, description="Det vi ikke har fått tak i av planen, og hvor det skal være.")

    def has_ended(self, today: date) -> bool:
        """Tell whether the plan, by its own words, no longer holds."""
        return today > season_end(self.valid_until)

    @property
    def report_years(self) -> range:
        """The years in which the committee was to have a report."""
        return range(season_year(self.first_report), season_year(self.valid_until) + 1)


class Measure(Model):
    """Something that the plan says shall be done; what the plan does not say is left out."""

    title: Text = Field(description="Hva som skal gjøres, kort.")
    about: Text | None = Field(None, description="Mer om tiltaket, i egne ord.")
    goal: Goal | None = Field(None, description="Målkategorien (kapittel 6.1 i planen).")
    kind: MeasureKind | None = Field(None, description="Tiltakskategorien (kapittel 6.2 i planen).")
    target: Text | None = Field(None, description="Målgruppa.")
    responsible: Text | None = Field(None, description="Tjenesten som har ansvaret.")
    due: Day | None = Field(None, description='Fristen, som "2027-05-31".')
    status: Progress | None = Field(None, description="Hvor langt tiltaket har kommet.")
    notes: Mapping[Year, Text] = Field(
        {}, description="Det som rapporteres hvert år. Årstallet står foran kolonet. Gamle år blir stående."
    )
    proposal: Proposal | None = Field(None, description="Det plangruppa foreslår for tiltaket.")
    change: Text | None = Field(None, description="Hva som skal justeres, eller hva som kommer i stedet.")
    place: Text = Field(description="Kapitlet i planen der tiltaket står.")

    def is_overdue(self, today: date) -> bool:
        """Tell whether the deadline has passed and the measure is neither done nor stopped."""
        is_open = self.status not in (Progress.DONE, Progress.STOPPED)
        return is_open and self.due is not None and today > self.due


class Value(Model):
    """What a figure was in one year, exactly as its source has it."""

    value: Amount = Field(description='Tallet, som "19" eller "4,5".')
    roughly: Text | None = Field(None, description="Ordene foran et tall som ikke er nøyaktig, som «litt over».")
    source: Text = Field(description="Hvor tallet er hentet.")


class Dated(NamedTuple):
    """A value with its year, None where that is not known."""

    year: int | None
    value: Value


class Figure(Model):
    """Something that is counted every year; a new year's value stands beside the old ones."""

    title: Text = Field(description="Hva tallet måler.")
    population: Text = Field(description="Hvem tallet gjelder.")
    unit: Text = Field(description="Det som telles: prosent, saker, beboere …")
    place: Text = Field(description="Kapitlet i planen der tallet står.")
    values: Mapping[FigureYear, Value] = Field(
        {},
        description="Verdiene, med året foran kolonet, eller «unknown». Et nytt år står ved siden av de gamle.",
    )
    missing: Text | None = Field(None, description="Hvorfor tallet mangler, og hvem som kan ha det.")

    @property
    def by_year(self) -> tuple[Dated, ...]:
        """The values, those whose year is not known first and then by year."""
        dated = (Dated(None if year == UNKNOWN_YEAR else int(year), value) for year, value in self.values.items())
        return tuple(sorted(dated, key=lambda one: one.year or 0))
