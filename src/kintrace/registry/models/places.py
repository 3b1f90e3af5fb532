"""Which places and institutions does the office know, and by which names?

Old, alternative and transliterated names stand beside the present one; texts of sources are kept
in their claims and only point here.
"""

from django.db import models
from django.db.models.enums import TextChoices

from kintrace.registry.models.constraints import one_of
from kintrace.registry.models.keys import Keyed, to


class PlaceNameKind(TextChoices):
    """What sort of name a place has."""

    PRESENT = "present", "Present name"
    OLD = "old", "Old name"
    ALTERNATIVE = "alternative", "Alternative name"


class PlaceKind(TextChoices):
    """What sort of place a place is."""

    COUNTRY = "country", "Country"
    REGION = "region", "Region"
    DISTRICT = "district", "District"
    TOWN = "town", "Town"
    SETTLEMENT = "settlement", "Settlement"
    OTHER = "other", "Other place"


class Place(Keyed):
    """A settlement, district, region or country; ``code`` is unique in its gazetteer.

    ``other_codes`` are those of other systems, as SYSTEM:CODE with spaces between; ``source`` says
    where the place is known from.
    """

    gazetteer = models.CharField(max_length=40)
    code = models.CharField(max_length=40)
    other_codes = models.CharField(max_length=200, blank=True)
    kind = models.CharField(max_length=40, choices=PlaceKind.choices, blank=True)
    source = models.CharField(max_length=300, blank=True)
    parent = to("Place", related_name="parts", may_be_empty=True)
    latitude = models.DecimalField(max_digits=9, decimal_places=6, null=True, blank=True)
    longitude = models.DecimalField(max_digits=9, decimal_places=6, null=True, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("gazetteer", "code"), name="place_code_once"),
        )


class PlaceName(Keyed):
    """One name of a place in one language and script; ``folded`` is what a search compares."""

    place = models.ForeignKey(Place, on_delete=models.CASCADE, related_name="names")
    name = models.CharField(max_length=200)
    language = models.CharField(max_length=12, blank=True)
    script = models.CharField(max_length=4, blank=True)
    kind = models.CharField(
        max_length=20, choices=PlaceNameKind.choices, default=PlaceNameKind.PRESENT
    )
    folded = models.CharField(max_length=200, db_index=True)
    until_year = models.IntegerField(null=True, blank=True)
    source = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("place", "name", "language", "kind"), name="place_name_once"
            ),
            one_of("kind", PlaceNameKind, name="place_name_kind_is_known"),
        )

    def __str__(self) -> str:
        """Return the name."""
        return str(self.name)


class Institution(Keyed):
    """A home, school, hospital or camp where children are or were."""

    name = models.CharField(max_length=300)
    other_names = models.JSONField(default=list, blank=True)
    kind = models.CharField(max_length=60, blank=True)
    place = to("Place", may_be_empty=True)
    place_text = models.CharField(max_length=300, blank=True)
    moved_to = to("Institution", related_name="moved_from", may_be_empty=True)

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        """Return the institution's name."""
        return str(self.name)
