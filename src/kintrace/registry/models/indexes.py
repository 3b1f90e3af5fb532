"""Where does the live index of the matching library keep its rows?

Derived from claims and never read by people: it can be thrown away and made again. What has to be
made again after a change stands in a queue that triggers fill in the change's own transaction
(``registry.index_triggers``), so that no act can forget it.
"""

from django.db import models

from kintrace.registry.models.keys import Scoped, to


class IndexedRecord(Scoped):
    """A record as the index has it; ``half`` is 0 for sought and 1 for found."""

    subject = "record"
    scope_paths = ("record__",)
    file_path = "record__file"

    id = models.BigAutoField(primary_key=True)
    record = models.OneToOneField(
        "registry.Record", on_delete=models.PROTECT, related_name="indexed"
    )
    half = models.SmallIntegerField()
    cells = models.JSONField(default=dict)
    facts = models.BinaryField(default=bytes)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(half__in=(0, 1)), name="index_has_two_halves"
            ),
        )


class HeardWord(Scoped):
    """How one word of somebody's name sounds, to be found by in any script.

    Bytes, since databases order letters by their language and bytes alike.
    """

    subject = "record"
    scope_paths = ("record__",)
    file_path = "record__file"

    id = models.BigAutoField(primary_key=True)
    record = to("Record", related_name="heard")
    sound = models.BinaryField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("sound", "record"), name="heard_word_once"),)


class IndexKey(models.Model):
    """One key of one indexed record: a number that records which may be one person share."""

    pk = models.CompositePrimaryKey("key", "entry")
    key = models.BigIntegerField()
    # No foreign key: an index of its own on it would be as large as the table.
    entry = models.BigIntegerField()


class IndexQueue(models.Model):
    """A record about which something changed that the index does not have yet."""

    id = models.BigAutoField(primary_key=True)
    # No foreign key: triggers copy what the changed row has.
    record_id = models.UUIDField()


class IndexState(models.Model):
    """The one row with the counts of the index, and in which form its keys are made."""

    id = models.SmallIntegerField(primary_key=True, default=1)
    version = models.CharField(max_length=60)
    counts = models.BinaryField(default=bytes)
    changes = models.IntegerField(default=0)
    counted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=models.Q(id=1), name="index_has_one_state"),
        )
