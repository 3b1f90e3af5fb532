"""How does Django know the register?"""

from django.apps import AppConfig


class RegistryConfig(AppConfig):
    """The register: models, constraints and scopes."""

    name = "kintrace.registry"
    label = "registry"
    default_auto_field = "django.db.models.BigAutoField"
