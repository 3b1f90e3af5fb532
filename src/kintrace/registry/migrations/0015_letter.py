"""Which table is made for Letter?"""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("registry", "0014_followup_to_note"),
    ]

    operations = [
        migrations.CreateModel(
            name="Letter",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("number", models.CharField(max_length=20, unique=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[("open", "Open family message"), ("sealed", "Sealed letter")],
                        max_length=12,
                    ),
                ),
                (
                    "form",
                    models.CharField(
                        choices=[
                            ("message", "Family message"),
                            ("words_25", "Message of at most 25 words"),
                            ("safe_and_well", "Safe and well"),
                            ("anxious_for_news", "Anxious for news"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Being written"),
                            ("checked", "Checked, may go"),
                            ("open", "Ready to go, open"),
                            ("sealed", "Ready to go, sealed"),
                            ("in_custody", "On its way"),
                            ("delivered", "Delivered"),
                            ("undeliverable", "Could not be delivered"),
                            ("replied", "Answered"),
                            ("back_delivered", "Answer delivered"),
                        ],
                        max_length=20,
                    ),
                ),
                ("state_at", models.DateTimeField()),
                (
                    "undeliverable_why",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("moved", "Moved away"),
                            ("not_found", "Not found"),
                            ("refused", "Does not want the letter"),
                            ("unsafe", "Not safe to deliver"),
                            ("deceased", "Said to have died"),
                        ],
                        max_length=20,
                    ),
                ),
                ("sender_name", models.CharField(max_length=200)),
                ("sender_name_also", models.CharField(blank=True, max_length=200)),
                ("sender_place", models.CharField(blank=True, max_length=300)),
                ("recipient_name", models.CharField(max_length=200)),
                ("recipient_name_also", models.CharField(blank=True, max_length=200)),
                ("recipient_address", models.CharField(max_length=500)),
                ("language", models.CharField(blank=True, max_length=8)),
                ("words", models.IntegerField(default=0)),
                ("enclosures_count", models.IntegerField(default=0)),
                ("is_to_be_read_aloud", models.BooleanField(default=False)),
                ("written_at", models.DateTimeField()),
                ("checked_at", models.DateTimeField(blank=True, null=True)),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                ("envelope", models.TextField(blank=True)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.agency",
                    ),
                ),
                (
                    "checked_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "closed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "first",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="thread",
                        to="registry.letter",
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
                    "recipient",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="letters_received",
                        to="registry.record",
                    ),
                ),
                (
                    "reply_to",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replies",
                        to="registry.letter",
                    ),
                ),
                (
                    "sender",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="letters_sent",
                        to="registry.record",
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
                (
                    "to_agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.agency",
                    ),
                ),
                (
                    "to_owner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "to_team",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.team",
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("-written_at",),
                "indexes": [
                    models.Index(fields=["to_agency", "state"], name="letter_by_recipient")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["open", "sealed"])),
                        name="letter_kind_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "form__in",
                                ["message", "words_25", "safe_and_well", "anxious_for_news"],
                            )
                        ),
                        name="letter_form_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "state__in",
                                [
                                    "draft",
                                    "checked",
                                    "open",
                                    "sealed",
                                    "in_custody",
                                    "delivered",
                                    "undeliverable",
                                    "replied",
                                    "back_delivered",
                                ],
                            )
                        ),
                        name="letter_state_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "undeliverable_why__in",
                                ["moved", "not_found", "refused", "unsafe", "deceased", ""],
                            )
                        ),
                        name="letter_why_not_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("checked_by__isnull", True),
                            models.Q(("written_by", models.F("checked_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="letter_checked_by_another",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("checked_at__isnull", True), ("checked_by__isnull", True)),
                            models.Q(("checked_at__isnull", False), ("checked_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="letter_checked_by_somebody",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("closed_at__isnull", True), ("closed_by__isnull", True)),
                            models.Q(("closed_at__isnull", False), ("closed_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="letter_closed_by_somebody",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("closed_at__isnull", True),
                            ("checked_at__isnull", False),
                            _connector="OR",
                        ),
                        name="letter_goes_only_after_a_check",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("closed_at__isnull", True), ("state__in", ("draft", "checked"))
                            ),
                            models.Q(
                                ("closed_at__isnull", False),
                                models.Q(("state__in", ("draft", "checked")), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="letter_on_its_way_is_closed",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("state", "undeliverable"),
                                models.Q(("undeliverable_why", ""), _negated=True),
                            ),
                            models.Q(
                                models.Q(("state", "undeliverable"), _negated=True),
                                ("undeliverable_why", ""),
                            ),
                            _connector="OR",
                        ),
                        name="letter_undeliverable_says_why",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("reply_to__isnull", False)),
                        fields=("reply_to",),
                        name="letter_is_answered_once",
                    ),
                ],
            },
        ),
    ]
