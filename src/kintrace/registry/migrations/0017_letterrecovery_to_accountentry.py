"""Which tables are made, from LetterRecovery to AccountEntry?"""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("registry", "0016_letterattempt_to_lettercustody"),
    ]

    operations = [
        migrations.CreateModel(
            name="LetterRecovery",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("reason", models.TextField()),
                ("asked_at", models.DateTimeField()),
                ("share", models.BinaryField(blank=True, default=bytes)),
                ("agreed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "agreed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "asked_by",
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
                        related_name="recoveries",
                        to="registry.letter",
                    ),
                ),
            ],
            options={
                "ordering": ("-asked_at",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("agreed_by__isnull", True),
                            models.Q(("asked_by", models.F("agreed_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="letter_recovery_needs_two_persons",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("agreed_at__isnull", True), ("agreed_by__isnull", True)),
                            models.Q(("agreed_at__isnull", False), ("agreed_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="letter_recovery_agreed_by_somebody",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True),
                        name="letter_recovery_has_a_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Document",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("title", models.CharField(blank=True, max_length=300)),
                ("publisher", models.CharField(blank=True, max_length=300)),
                ("dated", models.CharField(blank=True, max_length=100)),
                ("language", models.CharField(blank=True, max_length=12)),
                ("facts", models.JSONField(blank=True, default=list)),
                ("refused_code", models.CharField(blank=True, max_length=8)),
                ("refused_why", models.CharField(blank=True, max_length=300)),
                ("refused_hint", models.CharField(blank=True, max_length=300)),
                ("taken_in_at", models.DateTimeField()),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.agency",
                    ),
                ),
                (
                    "artifact",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="documents",
                        to="registry.artifact",
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
                    "source",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.source",
                    ),
                ),
                (
                    "taken_in_by",
                    models.ForeignKey(
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
                "ordering": ("-taken_in_at",),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("agency", "artifact"), name="document_read_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="TextLayer",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("number", models.IntegerField()),
                ("name", models.CharField(max_length=100)),
                ("text", models.TextField(blank=True)),
                ("runs", models.JSONField(blank=True, default=list)),
                ("read_by", models.CharField(blank=True, max_length=100)),
                ("read_at", models.DateTimeField()),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="layers",
                        to="registry.document",
                    ),
                ),
            ],
            options={
                "ordering": ("number",),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("document", "number"), name="text_layer_numbered_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Statement",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("number", models.IntegerField()),
                ("span_start", models.IntegerField()),
                ("span_end", models.IntegerField()),
                ("told", models.JSONField()),
                ("proposed_at", models.DateTimeField()),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="nested",
                        to="registry.statement",
                    ),
                ),
                (
                    "proposed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "split_from",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="parts",
                        to="registry.statement",
                    ),
                ),
                (
                    "layer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="statements",
                        to="registry.textlayer",
                    ),
                ),
            ],
            options={
                "ordering": ("number", "span_start"),
                "indexes": [models.Index(fields=["layer", "number"], name="statement_by_layer")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("span_start__gte", 0), ("span_end__gt", models.F("span_start"))
                        ),
                        name="statement_has_a_span",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("parent__isnull", True),
                            models.Q(("parent", models.F("id")), _negated=True),
                            _connector="OR",
                        ),
                        name="statement_not_in_itself",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AccountEntry",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("placed_at", models.DateTimeField()),
                ("strike_reason", models.CharField(blank=True, max_length=300)),
                ("slot", models.CharField(max_length=30)),
                (
                    "polarity",
                    models.CharField(
                        choices=[
                            ("affirms", "Says that it is so"),
                            ("denies", "Says that it is not so"),
                            ("leaves_open", "Leaves it open"),
                        ],
                        max_length=12,
                    ),
                ),
                ("position", models.CharField(blank=True, max_length=30)),
                ("lowest", models.IntegerField(blank=True, null=True)),
                ("highest", models.IntegerField(blank=True, null=True)),
                ("origin", models.CharField(blank=True, max_length=300)),
                (
                    "movement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="account_entries",
                        to="registry.movement",
                    ),
                ),
                (
                    "party",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="account_entries",
                        to="registry.source",
                    ),
                ),
                (
                    "placed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "strikes",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="struck_by",
                        to="registry.accountentry",
                    ),
                ),
                (
                    "statement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="account_entries",
                        to="registry.statement",
                    ),
                ),
            ],
            options={
                "ordering": ("placed_at", "id"),
                "abstract": False,
                "indexes": [
                    models.Index(fields=["movement", "slot"], name="account_entry_by_movement")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("strikes__isnull", True),
                            models.Q(("strike_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="account_entry_struck_says_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("strikes__isnull", True),
                            models.Q(("strikes", models.F("id")), _negated=True),
                            _connector="OR",
                        ),
                        name="account_entry_not_struck_by_it",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("polarity__in", ["affirms", "denies", "leaves_open"])),
                        name="account_polarity_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("slot", ""), _negated=True),
                        name="account_entry_has_a_slot",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("lowest__isnull", True),
                            ("highest__isnull", True),
                            ("lowest__lte", models.F("highest")),
                            _connector="OR",
                        ),
                        name="account_numbers_in_order",
                    ),
                ],
            },
        ),
    ]
