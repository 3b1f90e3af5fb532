"""Which words tell of what kind a speaker is?

Papers, hidden sources, offices, titles, pronouns; for Ukrainian and Russian by their dictionary
form.
"""

from functools import cache

from kintrace.documents.statements.tables import rows


@cache
def speaker_words(language: str, kind: str) -> frozenset[str]:
    """Return the words by which a speaker is of this kind."""
    return frozenset(
        row["word"]
        for row in rows("speakers.csv")
        if row["kind"] == kind and row["language"] == language
    )


@cache
def all_words(language: str) -> frozenset[str]:
    """Return all words that tell of what kind a speaker is."""
    return frozenset(row["word"] for row in rows("speakers.csv") if row["language"] == language)


@cache
def hidden_phrases(language: str) -> tuple[tuple[str, ...], ...]:
    """Return the phrases by which a text says that somebody didn't want to be named."""
    return tuple(tuple(words.split()) for words in sorted(speaker_words(language, "hidden")))


@cache
def governments(language: str) -> dict[str, tuple[str, str]]:
    """Return capitals, countries and seats of government: name to kind and country."""
    return {
        row["name"].casefold(): (row["kind"], row["country"])
        for row in rows("governments.csv")
        if row["language"] == language
    }


@cache
def small_words(language: str, kind: str) -> frozenset[str]:
    """Return small words of one class: those that count nothing, or stand before a place."""
    return frozenset(
        row["word"]
        for row in rows("small_words.csv")
        if row["kind"] == kind and row["language"] == language
    )
