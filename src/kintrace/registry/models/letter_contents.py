"""What does a letter say, who checked that, and what lies in it?

Apart from the envelope: a messenger's queries never come near. A sealed letter is here as sealed
bytes alone, its draft too, which only its writer and its checker can open.
"""

from django.db import models
from django.db.models import Q

from kintrace.registry.models.keys import Keyed, Scoped, by_user, to


class LetterContent(Keyed, Scoped):
    """The words of an open letter, or the bytes of a sealed one; ``phrases`` are keys of forms."""

    subject = "letter_content"
    scope_paths = ("letter__", "letter__to_")
    file_path = ""

    letter = models.OneToOneField(
        "registry.Letter", on_delete=models.PROTECT, related_name="content"
    )
    is_sealed = models.BooleanField()
    text = models.TextField(blank=True)
    phrases = models.JSONField(default=list, blank=True)
    draft = models.BinaryField(default=bytes, blank=True)
    sealed = models.BinaryField(default=bytes, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(is_sealed=False) | Q(text=""), name="letter_sealed_has_no_plain_words"
            ),
        )


class LetterEnclosure(Keyed, Scoped):
    """A photo or paper that goes with an open letter."""

    subject = "letter_content"
    scope_paths = ("letter__", "letter__to_")
    file_path = ""

    letter = to("Letter", related_name="enclosures")
    artifact = to("Artifact")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("letter", "artifact"), name="letter_encloses_once"),
        )


class LetterCheck(Keyed, Scoped):
    """One safeguarding check, by another person than the writer."""

    subject = "letter_content"
    scope_paths = ("letter__", "letter__to_")
    file_path = ""

    letter = to("Letter", related_name="checks")
    at = models.DateTimeField()
    by = by_user()
    is_fit = models.BooleanField()
    why = models.TextField(blank=True)

    class Meta:
        ordering = ("at", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(is_fit=True) | ~Q(why=""), name="letter_turned_back_says_why"
            ),
        )
