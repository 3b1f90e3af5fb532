"""How does Django know the pages?"""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """The pages: templates, styles and translations; it has no tables."""

    name = "kintrace.web"
    label = "web"
