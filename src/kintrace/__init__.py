"""Kintrace: family tracing and reunification.

``kintrace.match`` proposes which records of a register a set of requests may be about. Parts are
loaded when first used, so that a command starts at once.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kintrace.matching import Matches, match

__all__ = ["Matches", "match"]


def __getattr__(name: str) -> Any:
    if name in __all__:
        from kintrace import matching

        return getattr(matching, name)
    raise AttributeError(f"module 'kintrace' has no attribute {name!r}")
