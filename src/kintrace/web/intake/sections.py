"""What is asked when a child or a family's request is taken in?

Short sections, needed ones first. Each kind of intake is one table, kept in one place so that a
reader sees the whole of it. Layer: web. Pure.
"""

import re
from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from kintrace.registry.models import IntakeKind
from kintrace.web.intake.questions import Question, Section

# How many people one inquirer may look for in one request.
MOST_SOUGHT = 12
YES_NO = (("yes", _("yes")), ("no", _("no")))
NOW_LATER_NO = (("yes", _("yes")), ("later", _("later")), ("no", _("no")))
SEXES = (("female", _("girl or woman")), ("male", _("boy or man")), ("other", _("other")))
GIVEN_BY_FOR_CHILD = (
    ("child", _("the child")),
    ("parent", _("a parent or guardian")),
    ("caregiver", _("whoever cares for the child")),
    ("other", _("somebody else")),
)
GIVEN_BY_SELF = (("self", _("they themselves")), ("other", _("somebody else")))
RELATIONS = (
    ("child", _("their child")),
    ("grandchild", _("their grandchild")),
    ("sibling", _("their brother or sister")),
    ("niece_or_nephew", _("their niece or nephew")),
    ("spouse", _("their wife or husband")),
    ("parent", _("their mother or father")),
    ("other_relative", _("another relative")),
    ("not_related", _("not a relative")),
)
BIRTH_HINT = _("A date, a year, an age, or what happened then: 12.05.2014, about 9, in the flood.")
NAME_HINT = _("As they say or write it, in their own letters.")
LINES_HINT = _("One on each line.")
PLACE_HINT = _("A town, a street, a landmark: whatever they call it.")

_NAME = Question(code="name", words=_("Full name"), hint=NAME_HINT, has_language=True)
_OTHER_NAMES = Question(
    code="other_name",
    words=_("Other names and spellings"),
    form="lines",
    hint=_("Short names, an earlier family name, the name in other letters. One on each line."),
)
_BIRTH = Question(code="date_of_birth", words=_("When born"), form="birth", hint=BIRTH_HINT)
_SEX = Question(code="sex", words=_("Girl or boy"), form="choice", choices=SEXES)
_MARKS = Question(
    code="distinguishing_features",
    words=_("Marks by which family would know them"),
    form="lines",
    hint=LINES_HINT,
)
_MOTHER = Question(code="mother_name", words=_("Name of the mother"))
_FATHER = Question(code="father_name", words=_("Name of the father"))

CHILD = (
    Section(
        code="safe",
        title=_("Safe to talk now?"),
        is_needed=True,
        note=_("If it is not, stop after the name and the place. The rest can wait."),
        questions=(
            Question(
                code="is_safe_to_talk",
                words=_("Can the child talk here and now without danger?"),
                form="choice",
                choices=YES_NO,
            ),
        ),
    ),
    Section(
        code="consent",
        title=_("Consent"),
        is_needed=True,
        note=_("Say what we write down, who can read it, and that they can take it back."),
        questions=(
            Question(
                code="services", words=_("May we help?"), form="consent", choices=YES_NO
            ),
            Question(
                code="tracing",
                words=_("May we look for the family?"),
                form="consent",
                choices=YES_NO,
            ),
            Question(
                code="given_by",
                words=_("Who answered?"),
                form="consent",
                choices=GIVEN_BY_FOR_CHILD,
            ),
        ),
    ),
    Section(code="name", title=_("Name"), is_needed=True, questions=(_NAME, _OTHER_NAMES)),
    Section(
        code="place",
        title=_("Place"),
        is_needed=True,
        questions=(
            Question(
                code="current_place",
                words=_("Where is the child now?"),
                form="place",
                hint=PLACE_HINT,
            ),
            Question(code="found_place", words=_("Where was the child found?"), form="place"),
        ),
    ),
    Section(
        code="age",
        title=_("Age"),
        questions=(
            _BIRTH,
            _SEX,
            Question(code="birthplace", words=_("Where born"), form="place"),
        ),
    ),
    Section(
        code="family",
        title=_("Family"),
        questions=(
            _MOTHER,
            _FATHER,
            Question(
                code="sibling", words=_("Brothers and sisters"), form="lines", hint=LINES_HINT
            ),
            Question(
                code="relative",
                words=_("Other relatives"),
                form="lines",
                hint=_("Who they are to the child, and the name. One on each line."),
            ),
        ),
    ),
    Section(
        code="separation",
        title=_("Separation"),
        questions=(
            Question(
                code="place_before_separation", words=_("Home before that"), form="place"
            ),
            Question(code="separation_place", words=_("Where they were parted"), form="place"),
            Question(
                code="separated_on",
                words=_("When they were parted"),
                hint=_("A date, a month, a season, or what happened then."),
            ),
            Question(code="separation_details", words=_("How it came about"), form="long"),
        ),
    ),
    Section(
        code="body",
        title=_("Marks and things"),
        questions=(
            _MARKS,
            Question(
                code="clothing_and_items",
                words=_("Clothes and things they had with them"),
                form="lines",
                hint=LINES_HINT,
            ),
        ),
    ),
    Section(
        code="care",
        title=_("Who cares for the child"),
        questions=(
            Question(code="caregiver_name", words=_("Name of whoever cares for the child")),
            Question(code="institution", words=_("Home, school or hospital")),
            Question(
                code="current_telephone",
                words=_("Telephone"),
                hint=_("Whoever looks for the child never sees it."),
            ),
        ),
    ),
    Section(
        code="wishes",
        title=_("What the child wants"),
        questions=(
            Question(code="wish_name", words=_("Whom the child wants to find"), form="lines",
                     hint=LINES_HINT),
            Question(
                code="wish_tracing",
                words=_("Does the child want us to look for the family?"),
                form="choice",
                choices=NOW_LATER_NO,
            ),
            Question(
                code="wish_contact",
                words=_("Does the child want contact with them?"),
                form="choice",
                choices=NOW_LATER_NO,
            ),
        ),
    ),
    Section(
        code="papers",
        title=_("Papers and numbers"),
        questions=(
            Question(code="identity_document", words=_("Papers the child has"), form="lines",
                     hint=LINES_HINT),
            Question(code="case_number", words=_("Numbers of other organisations"), form="lines",
                     hint=LINES_HINT),
        ),
    ),
)  # fmt: skip

INQUIRER = (
    Section(
        code="consent",
        title=_("Consent"),
        about="inquirer",
        is_needed=True,
        note=_("Say what we write down, who can read it, and that they can take it back."),
        questions=(
            Question(code="tracing", words=_("May we look for them?"), form="consent",
                     choices=YES_NO),
            Question(code="given_by", words=_("Who answered?"), form="consent",
                     choices=GIVEN_BY_SELF),
        ),
    ),
    Section(
        code="inquirer",
        title=_("Who asks"),
        about="inquirer",
        is_needed=True,
        questions=(_NAME, Question(code="current_place", words=_("Where they are now"),
                                   form="place", hint=PLACE_HINT)),
    ),
    Section(
        code="reach",
        title=_("How to reach them"),
        about="inquirer",
        questions=(
            Question(code="current_telephone", words=_("Telephone"),
                     hint=_("Whoever finds a child never sees it.")),
            Question(code="contact_safety", words=_("May we phone, and who may answer the phone?")),
            Question(code="proof_offered", words=_("What shows that they are family"), form="lines",
                     hint=LINES_HINT),
        ),
    ),
)  # fmt: skip

SOUGHT = (
    _NAME,
    Question(code="relation", words=_("Who this is to the one who asks"), form="relation",
             choices=RELATIONS),
    _BIRTH,
    _SEX,
    Question(code="last_place", words=_("Last known place"), form="place", hint=PLACE_HINT),
    _MOTHER,
    _FATHER,
    _MARKS,
    Question(code="latest_news", words=_("Last news, from whom and when"), form="long"),
    _OTHER_NAMES,
)  # fmt: skip
_SOUGHT_CODE = re.compile(r"sought-([1-9]\d?)")


def sections_of(kind: str, *, sought: int = 1) -> Sequence[Section]:
    """Return the sections of an intake in their order; ``sought`` people are looked for."""
    if kind == IntakeKind.CHILD:
        return CHILD
    return (*INQUIRER, *(sought_section(number) for number in range(1, sought + 1)))


def section_named(kind: str, *, code: str) -> Section | None:
    """Return one section by its code, None if an intake of this kind has none such."""
    number = sought_number(code)
    if kind == IntakeKind.REQUEST and 1 <= number <= MOST_SOUGHT:
        return sought_section(number)
    known = CHILD if kind == IntakeKind.CHILD else INQUIRER
    return next((section for section in known if section.code == code), None)


def sought_section(number: int) -> Section:
    """Return the section about one sought person, counted from 1."""
    titles = (_("Who is looked for"), _("Another person who is looked for"))
    return Section(
        code=f"sought-{number}",
        title=titles[0] if number == 1 else titles[1],
        about="sought",
        is_needed=number == 1,
        questions=SOUGHT,
    )


def sought_number(code: str) -> int:
    """Return which sought person a section's code names, 0 if none."""
    match = _SOUGHT_CODE.fullmatch(code)
    return int(match[1]) if match else 0
