"""A flow folder to a library: every file read, every problem of every file found in one go."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from handling.guide.approval import with_standing
from handling.guide.base import Model
from handling.guide.model import Card, Case, Contact, Duty, Guide, Library, Source, Term, Workplace
from handling.guide.plan import Figure, Measure, Plan
from handling.guide.values import Id
from handling.library.decode import decode
from handling.library.diagnostic import WHOLE_FILE, Diagnostic, nearest
from handling.library.document import KINDS, Document, read_document
from handling.library.tree import Branch, Fault


class ContactsFile(Model):
    """What `kontakter.yaml` holds."""

    contacts: Mapping[Id, Contact]


class SourcesFile(Model):
    """What `kilder.yaml` holds."""

    sources: Mapping[Id, Source]


class DutiesFile(Model):
    """What `plikter.yaml` holds."""

    workplaces: Mapping[Id, Workplace]
    duties: Mapping[Id, Duty]


class TermsFile(Model):
    """What `ordliste.yaml` holds."""

    terms: Mapping[Id, Term]


class CardsFile(Model):
    """What `kort.yaml` holds."""

    cards: Mapping[Id, Card]


class MeasuresFile(Model):
    """What `tiltak.yaml` holds."""

    plan: Plan
    measures: Mapping[Id, Measure]


class FiguresFile(Model):
    """What `statistikk.yaml` holds."""

    figures: Mapping[Id, Figure]


FILE_MODELS: Mapping[str, type[Model]] = {
    "guide": Guide,
    "contacts": ContactsFile,
    "sources": SourcesFile,
    "duties": DutiesFile,
    "terms": TermsFile,
    "cards": CardsFile,
    "measures": MeasuresFile,
    "figures": FiguresFile,
    "case": Case,
}
_REGISTERS = {
    "contacts": "kontakter.yaml",
    "sources": "kilder.yaml",
    "duties": "plikter.yaml",
    "terms": "ordliste.yaml",
}


CASE_FOLDER = "kurs"


@dataclass(frozen=True)
class Loaded:
    """A flow folder as read; `library` is None where any file could not be read as what it should be."""

    folder: Path
    documents: tuple[Document, ...]
    library: Library | None
    diagnostics: tuple[Diagnostic, ...]
    words: frozenset[str] = frozenset()
    """Names and terms that are spelt right though no dictionary has them, in lower case."""

    def of_kind(self, kind: str) -> Iterator[Document]:
        """The files of one kind, such as `guide`."""
        return (document for document in self.documents if document.kind == kind)


def shipped_flows() -> Path:
    """The folder of the guides that come with the program."""
    packaged = Path(str(files("handling") / "flows"))
    return packaged if packaged.is_dir() else Path(__file__).parents[3] / "flows"


def is_packaged(folder: Path) -> bool:
    """Tell whether a folder is the one that was installed with the program, and goes with its next version."""
    return folder.resolve() == Path(str(files("handling") / "flows")).resolve()


def flow_files(folder: Path) -> list[Path]:
    """The files of a library: YAML files in the folder itself and in its `kurs` folder, by name."""
    return [path for path in _candidates(folder) if not _leads_out(folder, path)]


def _candidates(folder: Path) -> list[Path]:
    """The files of a library, and those that a link makes look like one."""
    found = [path for place in (folder, folder / CASE_FOLDER) for path in place.glob("*.y*ml")]
    return sorted(path for path in found if path.suffix in (".yaml", ".yml") and path.is_file())


def _leads_out(folder: Path, path: Path) -> bool:
    """Tell whether a file lies outside of its library once links have been followed; the library may be one itself."""
    return not path.resolve().is_relative_to(folder.resolve())


def is_case_file(name: str) -> bool:
    """Tell whether a file, as the user knows it, lies where the cases are."""
    return Path(name).parent.name == CASE_FOLDER


def load(folder: Path, skipped: Collection[str] = ()) -> Loaded:
    """Read a flow folder, but not the skipped files; raises OSError where folder or file cannot be opened."""
    if not folder.is_dir():
        raise NotADirectoryError(folder)
    named = ((path, _shown_name(path)) for path in _candidates(folder))
    documents = tuple(_read(folder, path, name) for path, name in named if name not in skipped)
    problems = [problem for document in documents for problem in document.diagnostics]
    parts: dict[str, list[tuple[Document, Model]]] = {kind: [] for kind in KINDS}
    for document in documents:
        if document.root is None:
            continue
        if document.kind is None:
            problems.append(_unknown_kind(document))
            continue
        model, found = decode(document, FILE_MODELS[document.kind])
        problems += found
        if model is not None:
            parts[document.kind].append((document, model))
    problems += _missing_files(folder, documents)
    problems += _repeated_ids(documents)
    library = None if problems else _library(parts)
    problems.sort(key=lambda problem: problem.place)
    return Loaded(folder, documents, library, tuple(problems), _own_words(folder))


def _read(folder: Path, path: Path, name: str) -> Document:
    """Read a file of a library; a link out of it is not followed, since nobody meant to show what is there."""
    if not _leads_out(folder, path):
        return read_document(path, name)
    fix = "Legg selve filen i mappen, eller slett lenken."
    return Document(name, (), None, (Fault("H022", WHOLE_FILE, "filen er en lenke ut av mappen", (fix,)),))


def _own_words(folder: Path) -> frozenset[str]:
    """The words of `ord.txt`, one on each line; a library need not have any."""
    path = folder / "ord.txt"
    if not path.is_file() or _leads_out(folder, path):
        return frozenset()
    lines = path.read_text(encoding="utf-8-sig", errors="replace").splitlines()
    return frozenset(word.casefold() for line in lines if (word := line.strip()) and not word.startswith("#"))


def _shown_name(path: Path) -> str:
    """The path as a user would write it from where they stand."""
    try:
        return (path.parent.resolve() / path.name).relative_to(Path.cwd()).as_posix()
    except ValueError:
        return path.as_posix()


def _unknown_kind(document: Document) -> Diagnostic:
    keys = list(document.root.entries) if isinstance(document.root, Branch) else []
    near = next((match for key in keys if (match := nearest(key, KINDS))), None)
    return document.problem(
        "H107",
        document.root.span if document.root else WHOLE_FILE,
        "filen har ingen nøkkel som sier hva den er",
        *([f"Mente du «{near}:»?"] if near else []),
        f"En flytfil har én av disse nøklene helt til venstre: {', '.join(KINDS)}.",
    )


def _missing_files(folder: Path, documents: tuple[Document, ...]) -> Iterator[Diagnostic]:
    """Registers that no file holds; silent where a file is unreadable and might have been the one."""
    if any(document.kind is None for document in documents):
        return
    present = [document.kind for document in documents]
    nowhere = Document(_shown_name(folder), (), None, ())
    if "guide" not in present:
        yield nowhere.problem(
            "H109",
            WHOLE_FILE,
            "mappen har ingen veileder",
            "Legg inn en fil med nøkkelen «guide:», eller velg en annen mappe med --library.",
        )
    for kind, name in _REGISTERS.items():
        if kind not in present:
            yield nowhere.problem(
                "H109", WHOLE_FILE, f"mappen har ingen fil med nøkkelen «{kind}:»", f"Legg inn filen {name}."
            )


def _repeated_ids(documents: tuple[Document, ...]) -> Iterator[Diagnostic]:
    """Registers that two files hold, and guides or cases with the same id."""
    seen: dict[tuple[str, object], str] = {}
    for document in documents:
        if document.kind is None:
            continue
        value = document.tree_at(document.kind)
        named = getattr(value, "value", None) if document.kind in ("guide", "case") else None
        if (first := seen.setdefault((document.kind, named), document.name)) != document.name:
            what = f"«{document.kind}: {named}»" if named else f"«{document.kind}:»"
            yield document.problem(
                "H108",
                document.span_of_key((document.kind,)),
                f"{what} finnes også i {first}",
                "Slett den ene filen, eller gi den en annen id.",
            )


def _library(parts: Mapping[str, list[tuple[Document, Model]]]) -> Library:
    only = {kind: next((model for _, model in parts[kind]), None) for kind in KINDS}
    contacts, sources, duties, terms = (only[kind] for kind in ("contacts", "sources", "duties", "terms"))
    assert isinstance(contacts, ContactsFile)
    assert isinstance(sources, SourcesFile)
    assert isinstance(duties, DutiesFile)
    assert isinstance(terms, TermsFile)
    cards, measures, figures = (only[kind] for kind in ("cards", "measures", "figures"))
    library = Library.model_construct(
        guides={model.guide: model for _, model in parts["guide"] if isinstance(model, Guide)},
        cases={model.case: model for _, model in parts["case"] if isinstance(model, Case)},
        contacts=contacts.contacts,
        sources=sources.sources,
        workplaces=duties.workplaces,
        duties=duties.duties,
        terms=terms.terms,
        cards=cards.cards if isinstance(cards, CardsFile) else {},
        plan=measures.plan if isinstance(measures, MeasuresFile) else None,
        measures=measures.measures if isinstance(measures, MeasuresFile) else {},
        figures=figures.figures if isinstance(figures, FiguresFile) else {},
    )
    return with_standing(library)
