"""How is a movement called on a page, and where did it go?

By its own neutral label, or by its places; never by a party's word. Layer: web.
"""

from django.utils.translation import gettext

from kintrace.registry.models import Movement
from kintrace.web.files.movements import leg_of


def name_of(movement: Movement) -> str:
    """Return the label of a movement, or its places."""
    if movement.label:
        return str(movement.label)
    leg = leg_of(movement)
    said = gettext("%(start)s to %(end)s") % {"start": leg.start, "end": leg.end}
    return f"{said}, {leg.departed}" if leg.departed else said
