"""Who works here, and in which roles?

A user signs in by e-mail, belongs to one agency and perhaps one team, and holds roles. There is no
superuser: what a role may do stands in the policy table of ``casework``.
"""

from collections.abc import Iterable

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.enums import TextChoices
from django.db.models.functions import Lower

from kintrace.registry.models.agencies import Agency, Team
from kintrace.registry.models.keys import Keyed


class Role(TextChoices):
    """What somebody does here."""

    INTAKE_WORKER = "intake_worker", "Intake worker"
    CASE_WORKER = "case_worker", "Caseworker"
    TRACING_OFFICER = "tracing_officer", "Tracing officer"
    VERIFIER = "verifier", "Verifier"
    BEST_INTERESTS_MEMBER = "best_interests_member", "Member of a best interests panel"
    SUPERVISOR = "supervisor", "Supervisor"
    MESSENGER = "messenger", "Messenger"
    LIST_CUSTODIAN = "list_custodian", "Custodian of a party's lists"
    INTERMEDIARY_OPERATOR = "intermediary_operator", "Operator of the intermediary"
    ACCOUNT_RECORDER = "account_recorder", "Recorder of accounts"
    DATA_PROTECTION_OFFICER = "data_protection_officer", "Data protection officer"
    AGENCY_ADMIN = "agency_admin", "Administrator of an agency"
    SYSTEM_ADMIN = "system_admin", "Administrator of the system"
    AUDITOR = "auditor", "Auditor"
    FAMILY_MEMBER = "family_member", "Family member"
    CHILD_18PLUS = "child_18plus", "Former child, now 18 or older"
    RESEARCHER = "researcher", "Researcher"


class UserManager(BaseUserManager):
    """Makes users; looking for one by e-mail ignores case."""

    def create_user(
        self,
        email: str,
        password: str | None = None,
        *,
        display_name: str,
        agency: Agency,
        team: Team | None = None,
        roles: Iterable[Role] = (),
        **more: object,
    ) -> "User":
        """Make a user with roles; without a password the user can't sign in by password."""
        user = self.model(
            email=self.normalize_email(email),
            display_name=display_name,
            agency=agency,
            team=team,
            **more,
        )
        user.set_password(password)
        user.save(using=self._db)
        RoleHeld.objects.bulk_create([RoleHeld(user=user, role=role) for role in roles])
        return user

    def get_by_natural_key(self, email: str | None) -> "User":
        """Return the user with this e-mail, in whatever case it was typed."""
        return self.get(email__iexact=email)


class User(Keyed, AbstractBaseUser):
    """Somebody who signs in."""

    email = models.EmailField(max_length=254, unique=True)
    display_name = models.CharField(max_length=200)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="users")
    team = models.ForeignKey(
        Team, on_delete=models.PROTECT, related_name="users", null=True, blank=True
    )
    language = models.CharField(max_length=8, default="en")
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField(auto_now_add=True)

    objects = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ("display_name",)

    class Meta:
        constraints = (models.UniqueConstraint(Lower("email"), name="user_email_once_in_any_case"),)

    def __str__(self) -> str:
        """Return the name that colleagues see."""
        return str(self.display_name)

    def get_full_name(self) -> str:
        """Return the name that colleagues see."""
        return str(self.display_name)

    @property
    def roles(self) -> frozenset[str]:
        """Roles held now; one query for each user object, then kept."""
        if not hasattr(self, "_roles"):
            self._roles = frozenset(self.roles_held.values_list("role", flat=True))
        return self._roles


class RoleHeld(models.Model):
    """One role that one user holds."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="roles_held")
    role = models.CharField(max_length=40, choices=Role.choices)
    granted_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="roles_granted"
    )
    granted_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("user", "role"), name="role_held_once"),
            models.CheckConstraint(
                condition=models.Q(role__in=Role.values), name="role_is_a_known_role"
            ),
        )
