"""The handbook as PDF by WeasyPrint, which comes with the extra `pdf`; nothing else needs it."""

from typing import Never

from weasyprint import HTML
from weasyprint.urls import FatalURLFetchingError, URLFetcher


class _NoFetcher(URLFetcher):  # type: ignore[misc]  # untyped
    """Refuses every address: the page holds all that it needs."""

    def fetch(self, url: str, headers: object = None) -> Never:  # noqa: ARG002  # as WeasyPrint calls it
        """End the making of the PDF; a page that asks for anything is a fault."""
        raise FatalURLFetchingError(url)


def render_pdf(page: str) -> bytes:
    """A page as PDF that everyone can read (PDF/UA-1); the same page gives the same bytes."""
    made = HTML(string=page, url_fetcher=_NoFetcher()).write_pdf(pdf_variant="pdf/ua-1")
    assert isinstance(made, bytes)
    return made
