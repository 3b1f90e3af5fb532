"""Where are people at work kept? Agencies, teams, users and their roles."""

import uuid

import django.db.models.deletion
import django.db.models.functions.text
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Agency",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("name", models.CharField(max_length=200, unique=True)),
            ],
            options={
                "ordering": ("name",),
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Team",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("name", models.CharField(max_length=200)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="teams",
                        to="registry.agency",
                    ),
                ),
            ],
            options={
                "ordering": ("name",),
                "indexes": [],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("agency", "name"), name="team_named_once_in_agency"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="User",
            fields=[
                ("password", models.CharField(max_length=128, verbose_name="password")),
                (
                    "last_login",
                    models.DateTimeField(blank=True, null=True, verbose_name="last login"),
                ),
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("email", models.EmailField(max_length=254, unique=True)),
                ("display_name", models.CharField(max_length=200)),
                ("language", models.CharField(default="en", max_length=8)),
                ("is_active", models.BooleanField(default=True)),
                ("joined_at", models.DateTimeField(auto_now_add=True)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="users",
                        to="registry.agency",
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="users",
                        to="registry.team",
                    ),
                ),
            ],
            options={
                "indexes": [],
                "constraints": [
                    models.UniqueConstraint(
                        django.db.models.functions.text.Lower("email"),
                        name="user_email_once_in_any_case",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="RoleHeld",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("intake_worker", "Intake worker"),
                            ("case_worker", "Caseworker"),
                            ("tracing_officer", "Tracing officer"),
                            ("verifier", "Verifier"),
                            ("best_interests_member", "Member of a best interests panel"),
                            ("supervisor", "Supervisor"),
                            ("messenger", "Messenger"),
                            ("list_custodian", "Custodian of a party's lists"),
                            ("intermediary_operator", "Operator of the intermediary"),
                            ("account_recorder", "Recorder of accounts"),
                            ("data_protection_officer", "Data protection officer"),
                            ("agency_admin", "Administrator of an agency"),
                            ("system_admin", "Administrator of the system"),
                            ("auditor", "Auditor"),
                            ("family_member", "Family member"),
                            ("child_18plus", "Former child, now 18 or older"),
                            ("researcher", "Researcher"),
                        ],
                        max_length=40,
                    ),
                ),
                ("granted_at", models.DateTimeField(auto_now_add=True)),
                (
                    "granted_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="roles_granted",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="roles_held",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("user", "role"), name="role_held_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "role__in",
                                [
                                    "intake_worker",
                                    "case_worker",
                                    "tracing_officer",
                                    "verifier",
                                    "best_interests_member",
                                    "supervisor",
                                    "messenger",
                                    "list_custodian",
                                    "intermediary_operator",
                                    "account_recorder",
                                    "data_protection_officer",
                                    "agency_admin",
                                    "system_admin",
                                    "auditor",
                                    "family_member",
                                    "child_18plus",
                                    "researcher",
                                ],
                            )
                        ),
                        name="role_is_a_known_role",
                    ),
                ],
                "indexes": [],
            },
        ),
    ]
