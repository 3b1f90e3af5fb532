"""Which titles do the groups of questions have on a page, and in which order?"""

from django.utils.translation import gettext_lazy as _

GROUPS = {
    "names": _("Names"),
    "identity": _("Identity"),
    "family": _("Family"),
    "separation": _("Separation"),
    "body": _("Body and health"),
    "care": _("Care"),
    "wishes": _("The child's wishes"),
    "protection": _("Protection"),
    "numbers": _("Numbers and papers"),
    "interview": _("Interview"),
    "status_change": _("Changes of status"),
    "request": _("Request"),
    "sighting": _("Sightings"),
    "death": _("Death"),
}
