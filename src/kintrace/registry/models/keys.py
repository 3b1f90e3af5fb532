"""How is a row named?

By a UUID that may be made on the client's device before there is a line, so that sending the
same thing twice makes one row.
"""

import uuid

from django.db import models


class Keyed(models.Model):
    """A row with a UUID key, made by the client or here."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)

    class Meta:
        abstract = True
