"""What did a source call a person?

The text as given and whatever the source told about it. Reading it into parts is for ``names``.
"""

from dataclasses import dataclass

from kintrace.values.script import Script, script_of


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name as one source wrote it.

    ``language`` is an ISO 639 code, None when the source did not say. ``given``, ``patronymic``
    and ``family`` are the parts the source told apart, None where it did not.
    """

    text: str
    language: str | None = None
    given: str | None = None
    patronymic: str | None = None
    family: str | None = None

    @classmethod
    def of_parts(
        cls,
        *,
        given: str | None = None,
        patronymic: str | None = None,
        family: str | None = None,
        language: str | None = None,
    ) -> "PersonName":
        """Build a name from parts that the source told apart.

        >>> PersonName.of_parts(given="Ганна", family="Коваль").text
        'Ганна Коваль'
        """
        text = " ".join(part for part in (given, patronymic, family) if part is not None)
        return cls(text, language=language, given=given, patronymic=patronymic, family=family)

    @property
    def script(self) -> Script:
        """The script of most of its letters."""
        return script_of(self.text)
