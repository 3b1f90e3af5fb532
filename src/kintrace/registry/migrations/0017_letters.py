"""Where are letters kept, apart from what they say?"""

import uuid

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("registry", "0016_apitoken"),
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
            ],
            options={
                "ordering": ("-written_at",),
            },
        ),
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
            ],
            options={
                "ordering": ("at", "id"),
            },
        ),
        migrations.CreateModel(
            name="LetterCheck",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("at", models.DateTimeField()),
                ("is_fit", models.BooleanField()),
                ("why", models.TextField(blank=True)),
            ],
            options={
                "ordering": ("at", "id"),
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
            ],
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
                        choices=[("intact", "Whole"), ("broken", "Broken")],
                        max_length=12,
                    ),
                ),
                ("recorded_at", models.DateTimeField()),
            ],
            options={
                "ordering": ("position",),
            },
        ),
        migrations.CreateModel(
            name="LetterDirectory",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("edition", models.IntegerField(unique=True)),
                ("document", models.TextField()),
                ("made_at", models.DateTimeField()),
                ("first_signature", models.TextField()),
                ("second_at", models.DateTimeField(blank=True, null=True)),
                ("second_signature", models.TextField(blank=True)),
            ],
            options={
                "ordering": ("-edition",),
            },
        ),
        migrations.CreateModel(
            name="LetterEnclosure",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
            ],
        ),
        migrations.CreateModel(
            name="LetterKey",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("public", models.TextField()),
                ("wrapped", models.TextField()),
                ("fingerprint", models.CharField(max_length=64, unique=True)),
                ("made_at", models.DateTimeField()),
                ("revoked_at", models.DateTimeField(blank=True, null=True)),
                ("revoked_why", models.CharField(blank=True, max_length=300)),
            ],
            options={
                "ordering": ("-made_at",),
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
            ],
            options={
                "ordering": ("position",),
            },
        ),
        migrations.CreateModel(
            name="LetterRecovery",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("reason", models.TextField()),
                ("asked_at", models.DateTimeField()),
                ("share", models.BinaryField(blank=True, default=bytes)),
                ("agreed_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ("-asked_at",),
            },
        ),
        migrations.CreateModel(
            name="LetterRecoveryKey",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("public", models.TextField()),
                ("wrapped", models.TextField()),
                ("made_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ("-made_at",),
            },
        ),
        migrations.RemoveConstraint(
            model_name="consent",
            name="consent_purpose_is_known",
        ),
        migrations.AlterField(
            model_name="consent",
            name="purpose",
            field=models.CharField(
                choices=[
                    ("services", "Services"),
                    ("tracing", "Tracing"),
                    ("verification", "Verification of a relationship"),
                    ("reporting", "Reporting without names"),
                    ("other_organisations", "Telling other organisations"),
                    ("authorities", "Telling authorities"),
                    ("adverse_party", "Telling an adverse party"),
                    ("public_name", "Publishing the name"),
                    ("public_photo", "Publishing a photo"),
                    ("public_relatives", "Publishing names of relatives"),
                    ("contact", "Contact with the family"),
                    ("letters", "Showing letters in the file"),
                ],
                max_length=30,
            ),
        ),
    ]
