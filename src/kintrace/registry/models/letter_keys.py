"""By which keys are letters sealed and hand-overs signed, and who vouches for them?

A person has one pair of each kind, the private parts wrapped by a passphrase that is kept nowhere.
The directory is a document that two officers sign. The recovery key needs two persons.
"""

from django.db import models
from django.db.models import Q

from kintrace.registry.models.constraints import together, two_people
from kintrace.registry.models.keys import Keyed, Scoped, by_user, to


class LetterKey(Keyed, Scoped):
    """One person's public keys, and their private keys as the passphrase wraps them."""

    subject = "letter_key"
    scope_paths = ("",)
    scope_columns = ("agency", "owner")
    file_path = ""

    agency = to("Agency")
    owner = by_user()
    public = models.TextField()
    wrapped = models.TextField()
    fingerprint = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)
    revoked_by = by_user(may_be_empty=True)
    revoked_why = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ("-made_at",)
        constraints = (
            together("revoked_at", "revoked_by", name="letter_key_revoked_by_somebody"),
            models.UniqueConstraint(
                fields=("owner",),
                condition=Q(revoked_at__isnull=True),
                name="letter_key_holds_once_a_person",
            ),
        )


class LetterDirectory(models.Model):
    """One edition of the directory of public keys; it counts once two officers signed it."""

    edition = models.IntegerField(unique=True)
    document = models.TextField()
    made_at = models.DateTimeField()
    first_by = by_user()
    first_signature = models.TextField()
    second_at = models.DateTimeField(null=True, blank=True)
    second_by = by_user(may_be_empty=True)
    second_signature = models.TextField(blank=True)

    class Meta:
        ordering = ("-edition",)
        constraints = (
            two_people("first_by", "second_by", name="letter_directory_needs_two"),
            together("second_at", "second_by", name="letter_directory_seconded_by_somebody"),
        )


class LetterRecoveryKey(models.Model):
    """The key that opens letters when their reader can't.

    ``wrapped`` is the kit with each keeper's half of the private part; one half tells nothing.
    """

    public = models.TextField()
    wrapped = models.TextField()
    made_at = models.DateTimeField()
    first_keeper = by_user()
    second_keeper = by_user()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-made_at",)
        constraints = (
            two_people("first_keeper", "second_keeper", name="letter_recovery_needs_two_keepers"),
        )


class LetterRecovery(Keyed, Scoped):
    """One keeper asks to open a letter by the recovery key; it is opened when the other agrees.

    ``share`` is the first keeper's half of the key, which only the other can read.
    """

    subject = "letter"
    scope_paths = ("letter__", "letter__to_")
    file_path = ""

    letter = to("Letter", related_name="recoveries")
    reason = models.TextField()
    asked_at = models.DateTimeField()
    asked_by = by_user()
    share = models.BinaryField(default=bytes, blank=True)
    agreed_at = models.DateTimeField(null=True, blank=True)
    agreed_by = by_user(may_be_empty=True)

    class Meta:
        ordering = ("-asked_at",)
        constraints = (
            two_people("asked_by", "agreed_by", name="letter_recovery_needs_two_persons"),
            together("agreed_at", "agreed_by", name="letter_recovery_agreed_by_somebody"),
            models.CheckConstraint(condition=~Q(reason=""), name="letter_recovery_has_a_reason"),
        )
