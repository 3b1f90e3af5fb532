"""What can be told of the words of an English sentence without a model?

Classes of the words that build sentences come from a table; the rest is told by endings, capitals
and neighbours. Wrong guesses are part of the bargain; the pages on statements say how many.
"""

from collections.abc import Sequence

from kintrace.documents.statements.english_forms import Form, cue_forms, kinds, verbs
from kintrace.documents.statements.words import QUOTES, Token

__all__ = ["QUOTES", "EnglishSentence"]
_FINITE_CUES = {Form.PAST, Form.PARTICIPLE}
_NOT_NOUN = frozenset(
    ["subject", "object", "sub", "conj", "prep", "be", "have", "do", "modal", "neg", "relative"]
)


class EnglishSentence:
    """The tokens of one sentence with what is known of each."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        """Look each word up once."""
        self.tokens = tokens
        table = kinds()
        nothing: frozenset[str] = frozenset()
        self.kinds = [table.get(token.low, nothing) for token in tokens]
        self.quoted = [token.quoted for token in tokens]

    def __len__(self) -> int:
        """Return the number of tokens."""
        return len(self.tokens)

    def low(self, index: int) -> str:
        """Return the folded word; "" outside the sentence."""
        return self.tokens[index].low if 0 <= index < len(self.tokens) else ""

    def text(self, index: int) -> str:
        """Return the word as written; "" outside the sentence."""
        return self.tokens[index].text if 0 <= index < len(self.tokens) else ""

    def has(self, index: int, *wanted: str) -> bool:
        """Whether the word is of one of these classes."""
        return 0 <= index < len(self.kinds) and not self.kinds[index].isdisjoint(wanted)

    def is_word(self, index: int) -> bool:
        """Whether there is a word here."""
        return 0 <= index < len(self.tokens) and self.tokens[index].is_word

    def is_name(self, index: int) -> bool:
        """Whether the word has a capital that its place in the sentence doesn't explain."""
        if not self.is_word(index) or not self.tokens[index].is_capital:
            return False
        if self.has(index, *_NOT_NOUN, "det", "poss", "adv"):
            is_ordinal = self.has(index, "adv") and self.text(index + 1)[:1].isupper()
            is_upper = len(self.text(index)) > 1 and self.text(index).isupper()
            return (index > 0 or self.text(1)[:1].isupper()) and (is_ordinal or is_upper)
        return True

    def is_adverb(self, index: int) -> bool:
        """Whether the word may stand between a subject and its verb."""
        low = self.low(index)
        if self.has(index, "adv"):
            return True
        is_ly = low.endswith("ly") and len(low) > 4 and not self.has(index, "noun_ly")
        return is_ly and not self.is_name(index)

    def is_noun(self, index: int) -> bool:
        """Whether the word may belong to a noun phrase, articles left out."""
        if not self.is_word(index) or self.has(index, *_NOT_NOUN):
            return self.is_name(index)
        return not self.is_verb(index)

    def is_verb(self, index: int) -> bool:
        """Whether the word is surely or most likely a finite verb or a participle."""
        if not self.is_word(index) or (self.is_name(index) and index > 0):
            return False
        if self.has(index, "be", "have", "do", "modal"):
            return True
        low = self.low(index)
        if low in verbs():
            return not self._describes(index)
        if low.endswith("ed") and len(low) > 3 and not self.has(index, "not_past"):
            return not self._describes(index)
        return False

    def _describes(self, index: int) -> bool:
        """Whether a participle stands before a noun: "the wounded man", "a newly built house"."""
        before, after = index - 1, index + 1
        opens = self.has(before, "det", "poss", "prep") or self.low(before).endswith(("ly", "'s"))
        return opens and self.is_word(after) and not self.has(after, *_NOT_NOUN, "det", "poss")

    def is_cue_verb(self, index: int) -> bool:
        """Whether a form of a cue stands here that can only be a verb."""
        told = cue_forms().get(self.low(index), ())
        return any(form.word.part == "verb" and form.forms & _FINITE_CUES for form in told)

    def skip_adverbs(self, index: int, step: int) -> int:
        """Return the next index in this direction that isn't an adverb."""
        while self.is_adverb(index):
            index += step
        return index

    def has_quote_within(self, first: int, last: int) -> bool:
        """Whether a quotation mark stands in this range."""
        return any(
            self.text(index) in QUOTES for index in range(max(first, 0), min(last, len(self)))
        )
