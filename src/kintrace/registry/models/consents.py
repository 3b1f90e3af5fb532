"""What did somebody agree to, and on which legal basis?

One row for each purpose. A refusal is a row as well. A withdrawal stands on the row it ends; a
person who turns 18 gives or refuses anew, and the old row points to the new.
"""

from django.db import models
from django.db.models import Q
from django.db.models.enums import TextChoices

from kintrace.registry.models.constraints import one_of, together
from kintrace.registry.models.keys import Keyed, Scoped, by_user, to


class Purpose(TextChoices):
    """What is agreed to."""

    SERVICES = "services", "Services"
    TRACING = "tracing", "Tracing"
    VERIFICATION = "verification", "Verification of a relationship"
    REPORTING = "reporting", "Reporting without names"
    OTHER_ORGANISATIONS = "other_organisations", "Telling other organisations"
    AUTHORITIES = "authorities", "Telling authorities"
    ADVERSE_PARTY = "adverse_party", "Telling an adverse party"
    PUBLIC_NAME = "public_name", "Publishing the name"
    PUBLIC_PHOTO = "public_photo", "Publishing a photo"
    PUBLIC_RELATIVES = "public_relatives", "Publishing names of relatives"
    CONTACT = "contact", "Contact with the family"
    LETTERS = "letters", "Showing letters in the file"


class LegalBasis(TextChoices):
    """Why data may be used."""

    CONSENT = "consent", "Consent"
    CONTRACT = "contract", "Contract"
    VITAL_INTERESTS = "vital_interests", "Vital interests"
    BENEFICIARY_INTERESTS = "beneficiary_interests", "Interests of the person"
    LEGAL_OBLIGATION = "legal_obligation", "Legal obligation"
    PUBLIC_INTEREST = "public_interest", "Public interest"
    OTHER = "other", "Other legitimate interest"


class GivenBy(TextChoices):
    """Who answered."""

    CHILD = "child", "The child"
    CAREGIVER = "caregiver", "The caregiver"
    PARENT = "parent", "A parent or guardian"
    SELF = "self", "The adult"
    OTHER = "other", "Somebody else"


class Consent(Keyed, Scoped):
    """One answer about one purpose, for the person of one record."""

    subject = "record"
    scope_paths = ("record__",)
    file_path = "record__file"

    record = to("Record", related_name="consents")
    purpose = models.CharField(max_length=30, choices=Purpose.choices)
    is_given = models.BooleanField()
    legal_basis = models.CharField(max_length=30, choices=LegalBasis.choices)
    given_by = models.CharField(max_length=12, choices=GivenBy.choices)
    words = models.TextField(blank=True)
    is_written = models.BooleanField(default=False)
    artifact = to("Artifact", may_be_empty=True)
    given_on = models.DateField()
    valid_until = models.DateField(null=True, blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = by_user()
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawal_recorded_by = by_user(may_be_empty=True)
    withdrawn_why = models.TextField(blank=True)
    handed_over_to = to("Consent", related_name="handed_over_from", may_be_empty=True)

    class Meta:
        ordering = ("recorded_at", "id")
        constraints = (
            one_of("purpose", Purpose, name="consent_purpose_is_known"),
            one_of("legal_basis", LegalBasis, name="consent_basis_is_known"),
            one_of("given_by", GivenBy, name="consent_giver_is_known"),
            together(
                "withdrawn_at", "withdrawal_recorded_by", name="consent_withdrawal_is_recorded"
            ),
            models.UniqueConstraint(
                fields=("record", "purpose"),
                condition=Q(withdrawn_at__isnull=True, handed_over_to__isnull=True),
                name="consent_stands_once_a_purpose",
            ),
        )
