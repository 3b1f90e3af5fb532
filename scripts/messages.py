"""Which sentences of the office still need words in which language?

`python -m scripts.messages` reads every sentence that templates and code can say, adds those that
are missing to src/kintrace/web/locale/LANGUAGE/AREA.po and takes out those that nobody says any
more. Translations stay as they are. Needs no gettext of the system.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import django
from django.conf import settings
from django.utils.translation.template import templatize

from kintrace.web.catalogue import LANGUAGES, LOCALE, Key, Sentence, read_po

SOURCE = Path(__file__).parent.parent / "src" / "kintrace"
LAYERS = ("registry", "casework", "web")
# Name of the call, and which of its arguments are context, text and plural.
CALLS: dict[str, tuple[int | None, int, int | None]] = {
    "gettext": (None, 0, None),
    "gettext_lazy": (None, 0, None),
    "gettext_noop": (None, 0, None),
    "_": (None, 0, None),
    "ngettext": (None, 0, 1),
    "ngettext_lazy": (None, 0, 1),
    "pgettext": (0, 1, None),
    "pgettext_lazy": (0, 1, None),
    "npgettext": (0, 1, 2),
}
CALL = re.compile(r"\b(" + "|".join(sorted(CALLS, key=len, reverse=True)) + r")\(")
NUMBER_OF_FORMS = {"uk": 3, "ru": 3, "ar": 6}


def spoken() -> dict[Key, str]:
    """Each sentence that the office can say, with the area whose file holds it."""
    found: dict[Key, str] = {}
    for layer in LAYERS:
        for path in sorted((SOURCE / layer).rglob("*")):
            if path.suffix in (".py", ".html", ".txt") and "migrations" not in path.parts:
                for key in sentences_of(path):
                    found.setdefault(key, area_of(path))
    # The register's models are there only once Django is set up.
    from scripts.register_words import register_words

    for area, text in register_words():
        found.setdefault((None, text, None), area)
    return found


def area_of(path: Path) -> str:
    """The folder of a template or page below its layer; the layer for all else."""
    parts = path.relative_to(SOURCE).parts
    inside = parts[2:] if parts[1:2] == ("templates",) else parts[1:]
    if parts[0] != "web" or len(inside) == 1:
        return parts[0]
    return "components" if inside[0] == "templatetags" else inside[0]


def sentences_of(path: Path) -> Iterator[Key]:
    """Each sentence of one template or module, in the order it stands there."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".py":
        yield from filter(None, map(_key, ast.walk(ast.parse(text))))
        return
    code = templatize(text)
    for match in CALL.finditer(code):
        key = _key(_call_at(code, match.start()))
        if key is not None:
            yield key


def _call_at(code: str, start: int) -> ast.AST:
    """The call that begins here; what Django writes around it is no Python."""
    for end in (match.end() for match in re.finditer(r"\)", code[start:])):
        try:
            return ast.parse(code[start : start + end].strip(), mode="eval").body
        except SyntaxError:
            continue
    raise ValueError(code[start : start + 80])


def _key(node: ast.AST) -> Key | None:
    if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name)):
        return None
    places = CALLS.get(node.func.id)
    if places is None:
        return None
    said = [getattr(argument, "value", None) for argument in node.args]
    context, text, plural = (None if at is None else said[at] for at in places)
    return (context, text, plural) if isinstance(text, str) else None


def po_text(sentences: list[Sentence], *, language: str) -> str:
    """A .po file with these sentences, in this order."""
    head = f'msgid ""\nmsgstr ""\n"Language: {language}\\n"\n'
    head += '"Content-Type: text/plain; charset=UTF-8\\n"\n'
    return head + "".join("\n" + _entry(one, language=language) for one in sentences)


def _entry(sentence: Sentence, *, language: str) -> str:
    lines = [] if sentence.context is None else [f"msgctxt {_quoted(sentence.context)}"]
    lines.append(f"msgid {_quoted(sentence.text)}")
    if sentence.plural is None:
        lines.append(f"msgstr {_quoted(sentence.said.get(0, ''))}")
    else:
        lines.append(f"msgid_plural {_quoted(sentence.plural)}")
        for form in range(NUMBER_OF_FORMS[language]):
            lines.append(f"msgstr[{form}] {_quoted(sentence.said.get(form, ''))}")
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def update(language: str, *, wanted: dict[Key, str]) -> int:
    """Write the files of one language; returns how many sentences have no words yet."""
    folder = LOCALE / language
    known = {one.key: one for path in sorted(folder.glob("*.po")) for one in read_po(path)}
    areas: dict[str, list[Sentence]] = {}
    for key, area in wanted.items():
        sentence = known.get(key, Sentence(context=key[0], text=key[1], plural=key[2]))
        areas.setdefault(area, []).append(sentence)
    for path in folder.glob("*.po"):
        if path.stem not in areas:
            path.unlink()
    folder.mkdir(parents=True, exist_ok=True)
    for area, sentences in areas.items():
        path = folder / f"{area}.po"
        text = po_text(sentences, language=language)
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")
    return sum(not is_said(one) for area in areas.values() for one in area)


def is_said(sentence: Sentence) -> bool:
    """Whether every form of a sentence has words."""
    return bool(sentence.said) and all(sentence.said.values())


def main() -> None:
    """Bring the files of all languages up to date, and say what is missing."""
    if not settings.configured:
        settings.configure(
            INSTALLED_APPS=[
                "django.contrib.auth",
                "django.contrib.contenttypes",
                "kintrace.registry",
            ],
            AUTH_USER_MODEL="registry.User",
            USE_TZ=True,
        )
        django.setup()
    wanted = spoken()
    for language in LANGUAGES:
        missing = update(language, wanted=wanted)
        print(f"{language}: {len(wanted)} sentences, {missing} without words")


if __name__ == "__main__":
    main()
