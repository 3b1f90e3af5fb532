"""Which routes does the office have?"""

from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver


def routes(resolver: URLResolver | None = None) -> Iterator[str]:
    """The name of every route that is reachable; one without a name is named by its pattern."""
    for entry in (resolver or get_resolver()).url_patterns:
        if isinstance(entry, URLPattern):
            yield entry.name or f"unnamed: {entry.pattern}"
        else:
            yield from routes(entry)
