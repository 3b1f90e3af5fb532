"""Which tables are made, from LetterAttempt to LetterCustody?"""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("registry", "0015_letter"),
    ]

    operations = [
        migrations.CreateModel(
            name="LetterAttempt",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("at", models.DateTimeField()),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("delivered", "Delivered"),
                            ("not_at_home", "Nobody was there"),
                            ("moved", "Moved away"),
                            ("not_found", "Not found"),
                            ("refused", "Does not want the letter"),
                            ("unsafe", "Not safe to deliver"),
                            ("deceased", "Said to have died"),
                        ],
                        max_length=20,
                    ),
                ),
                ("told_by", models.CharField(blank=True, max_length=200)),
                ("note", models.TextField(blank=True)),
                ("new_address", models.CharField(blank=True, max_length=500)),
                ("was_read_aloud", models.BooleanField(default=False)),
                (
                    "mark_kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("drawn", "Drawn on the screen"),
                            ("typed", "Their name, typed by them"),
                            ("thumb", "Photo of a thumbprint or signature"),
                        ],
                        max_length=12,
                    ),
                ),
                ("mark_text", models.CharField(blank=True, max_length=200)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "letter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attempts",
                        to="registry.letter",
                    ),
                ),
                (
                    "mark",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.artifact",
                    ),
                ),
            ],
            options={
                "ordering": ("at", "id"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "outcome__in",
                                [
                                    "delivered",
                                    "not_at_home",
                                    "moved",
                                    "not_found",
                                    "refused",
                                    "unsafe",
                                    "deceased",
                                ],
                            )
                        ),
                        name="letter_attempt_outcome_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("outcome", "delivered"), _negated=True),
                            models.Q(("mark_kind", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="letter_delivered_bears_a_mark",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="LetterCheck",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("at", models.DateTimeField()),
                ("is_fit", models.BooleanField()),
                ("why", models.TextField(blank=True)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "letter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="checks",
                        to="registry.letter",
                    ),
                ),
            ],
            options={
                "ordering": ("at", "id"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("is_fit", True), models.Q(("why", ""), _negated=True), _connector="OR"
                        ),
                        name="letter_turned_back_says_why",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="LetterContent",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("is_sealed", models.BooleanField()),
                ("text", models.TextField(blank=True)),
                ("phrases", models.JSONField(blank=True, default=list)),
                ("draft", models.BinaryField(blank=True, default=bytes)),
                ("sealed", models.BinaryField(blank=True, default=bytes)),
                (
                    "letter",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="content",
                        to="registry.letter",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("is_sealed", False), ("text", ""), _connector="OR"),
                        name="letter_sealed_has_no_plain_words",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="LetterEnclosure",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                (
                    "artifact",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.artifact",
                    ),
                ),
                (
                    "letter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="enclosures",
                        to="registry.letter",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("letter", "artifact"), name="letter_encloses_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="LetterLeg",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("position", models.IntegerField()),
                ("giver_name", models.CharField(max_length=200)),
                ("receiver_name", models.CharField(max_length=200)),
                ("place_text", models.CharField(blank=True, max_length=200)),
                ("offer", models.TextField()),
                ("offered_at", models.DateTimeField()),
                ("received_at", models.DateTimeField(blank=True, null=True)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("ended_why", models.CharField(blank=True, max_length=300)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.agency",
                    ),
                ),
                (
                    "giver",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "letter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="legs",
                        to="registry.letter",
                    ),
                ),
                (
                    "offered_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "person_user",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "received_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.team",
                    ),
                ),
            ],
            options={
                "ordering": ("position",),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("letter", "position"), name="letter_legs_in_order"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("ended_at__isnull", True), ("received_at__isnull", True)
                        ),
                        fields=("letter",),
                        name="letter_is_handed_to_one_at_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("received_at__isnull", True), ("received_by__isnull", True)),
                            models.Q(
                                ("received_at__isnull", False), ("received_by__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="letter_leg_received_by_somebody",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="LetterCustody",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("position", models.IntegerField()),
                ("record", models.TextField()),
                ("hash", models.CharField(max_length=64)),
                ("previous_hash", models.CharField(blank=True, max_length=64)),
                (
                    "seal",
                    models.CharField(
                        choices=[("intact", "Whole"), ("broken", "Broken")], max_length=12
                    ),
                ),
                ("recorded_at", models.DateTimeField()),
                (
                    "letter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="custody",
                        to="registry.letter",
                    ),
                ),
                (
                    "paper",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.artifact",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "leg",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="records",
                        to="registry.letterleg",
                    ),
                ),
            ],
            options={
                "ordering": ("position",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("seal__in", ["intact", "broken"])),
                        name="letter_custody_seal_is_known",
                    ),
                    models.UniqueConstraint(
                        fields=("letter", "hash"), name="letter_custody_kept_once"
                    ),
                    models.UniqueConstraint(
                        fields=("letter", "position"), name="letter_custody_in_order"
                    ),
                ],
            },
        ),
    ]
