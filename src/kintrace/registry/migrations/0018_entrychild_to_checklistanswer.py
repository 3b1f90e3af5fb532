"""Which tables are made, from EntryChild to ChecklistAnswer?"""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("registry", "0017_letterrecovery_to_accountentry"),
    ]

    operations = [
        migrations.CreateModel(
            name="EntryChild",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("placed_at", models.DateTimeField()),
                ("strike_reason", models.CharField(blank=True, max_length=300)),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="children",
                        to="registry.accountentry",
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
                    "record",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="account_entries",
                        to="registry.record",
                    ),
                ),
                (
                    "strikes",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="struck_by",
                        to="registry.entrychild",
                    ),
                ),
            ],
            options={
                "ordering": ("placed_at", "id"),
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("strikes__isnull", True),
                            models.Q(("strike_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="entry_child_struck_says_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("strikes__isnull", True),
                            models.Q(("strikes", models.F("id")), _negated=True),
                            _connector="OR",
                        ),
                        name="entry_child_not_struck_by_it",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="EntryGrade",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                (
                    "reliability",
                    models.CharField(
                        choices=[
                            ("A", "A"),
                            ("B", "B"),
                            ("C", "C"),
                            ("D", "D"),
                            ("E", "E"),
                            ("F", "F"),
                        ],
                        default="F",
                        max_length=1,
                    ),
                ),
                (
                    "credibility",
                    models.CharField(
                        choices=[
                            ("1", "1"),
                            ("2", "2"),
                            ("3", "3"),
                            ("4", "4"),
                            ("5", "5"),
                            ("6", "6"),
                        ],
                        default="6",
                        max_length=1,
                    ),
                ),
                ("why", models.CharField(max_length=300)),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="grades",
                        to="registry.accountentry",
                    ),
                ),
            ],
            options={
                "ordering": ("at", "id"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("reliability__in", ["A", "B", "C", "D", "E", "F"])),
                        name="entry_reliability_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("credibility__in", ["1", "2", "3", "4", "5", "6"])),
                        name="entry_credibility_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("why", ""), _negated=True),
                        name="entry_graded_for_a_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="StatementDecision",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                (
                    "answer",
                    models.CharField(
                        choices=[
                            ("confirm", "It is in the text as proposed"),
                            ("correct", "It is in the text, as corrected"),
                            ("reject", "It is not in the text"),
                            ("split", "These are several statements"),
                            ("nest", "It stands inside another statement"),
                        ],
                        max_length=12,
                    ),
                ),
                ("told", models.JSONField(blank=True, default=dict)),
                ("why", models.CharField(blank=True, max_length=300)),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "inside",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.statement",
                    ),
                ),
                (
                    "statement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decisions",
                        to="registry.statement",
                    ),
                ),
            ],
            options={
                "ordering": ("at", "id"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("answer__in", ["confirm", "correct", "reject", "split", "nest"])
                        ),
                        name="statement_answer_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answer", "nest"), ("inside__isnull", False)),
                            models.Q(
                                models.Q(("answer", "nest"), _negated=True),
                                ("inside__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="statement_nested_in_something",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("inside__isnull", True),
                            models.Q(("inside", models.F("statement")), _negated=True),
                            _connector="OR",
                        ),
                        name="statement_not_nested_in_itself",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answer", "reject"), _negated=True),
                            models.Q(("why", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="statement_rejected_for_a_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ChecklistAnswer",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("placed_at", models.DateTimeField()),
                ("strike_reason", models.CharField(blank=True, max_length=300)),
                ("item", models.CharField(max_length=30)),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="checklist_answers",
                        to="registry.accountentry",
                    ),
                ),
                (
                    "movement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="checklist_answers",
                        to="registry.movement",
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
                        to="registry.checklistanswer",
                    ),
                ),
            ],
            options={
                "ordering": ("placed_at", "id"),
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("strikes__isnull", True),
                            models.Q(("strike_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="checklist_answer_struck_says_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("strikes__isnull", True),
                            models.Q(("strikes", models.F("id")), _negated=True),
                            _connector="OR",
                        ),
                        name="checklist_answer_not_struck_by_it",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("item", ""), _negated=True),
                        name="checklist_answer_has_a_question",
                    ),
                ],
            },
        ),
    ]
