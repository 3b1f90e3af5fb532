"""How do the sentences in `locale/LANGUAGE/AREA.po` become what gettext reads?

Reads .po files and writes one .mo for each language, so that no system tool is needed. A file per
area keeps people who work on different pages out of each other's way; they share one catalogue.
Layer: web. Pure but for the files; knows nothing of Django.
"""

import ast
import struct
from dataclasses import dataclass, field
from pathlib import Path

LOCALE = Path(__file__).parent / "locale"
LANGUAGES = ("uk", "ru", "ar")
PLURAL_FORMS = {
    "uk": "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : "
    "n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);",
    "ru": "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : "
    "n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);",
    "ar": "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : "
    "n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);",
}
ENCODING = "charset=UTF-8"
MAGIC = 0x950412DE
CONTEXT_END, PLURAL_END = "\x04", "\x00"
Key = tuple[str | None, str, str | None]


@dataclass
class Sentence:
    """One sentence to say, and how a language says it."""

    context: str | None = None
    text: str = ""
    plural: str | None = None
    said: dict[int, str] = field(default_factory=dict)

    @property
    def key(self) -> Key:
        """What tells it from other sentences."""
        return (self.context, self.text, self.plural)


def read_po(path: Path) -> list[Sentence]:
    """Every sentence of one file, in order, without the header."""
    found: list[Sentence] = []
    current = Sentence()
    append_to = ("", 0)
    for line in path.read_text(encoding="utf-8").splitlines():
        keyword, _, rest = line.partition(" ")
        if line.startswith('"'):
            _append(current, append_to, line)
        elif keyword in ("msgctxt", "msgid", "msgid_plural") or keyword.startswith("msgstr"):
            if keyword == "msgctxt" or (keyword == "msgid" and current.said):
                current = Sentence()
            if keyword == "msgid":
                found.append(current)
            index = int(keyword[7:-1]) if keyword.startswith("msgstr[") else 0
            append_to = (keyword.partition("[")[0], index)
            _append(current, append_to, rest)
    return [sentence for sentence in found if sentence.text]


def _append(sentence: Sentence, to: tuple[str, int], quoted: str) -> None:
    text: str = ast.literal_eval(quoted.strip())
    keyword, index = to
    if keyword == "msgctxt":
        sentence.context = (sentence.context or "") + text
    elif keyword == "msgid":
        sentence.text += text
    elif keyword == "msgid_plural":
        sentence.plural = (sentence.plural or "") + text
    else:
        sentence.said[index] = sentence.said.get(index, "") + text


def sentences(language: str) -> dict[Key, Sentence]:
    """Every sentence of one language; one that two areas share stands in either."""
    paths = sorted((LOCALE / language).glob("*.po"))
    return {sentence.key: sentence for path in paths for sentence in read_po(path)}


def mo_bytes(language: str) -> bytes:
    """The language's catalogue in GNU's binary form, with sentences sorted by key."""
    header = f"Content-Type: text/plain; {ENCODING}\nPlural-Forms: {PLURAL_FORMS[language]}\n"
    pairs = {"": header}
    for sentence in sentences(language).values():
        said = [sentence.said[index] for index in sorted(sentence.said)]
        if all(said):
            pairs[_mo_key(sentence)] = PLURAL_END.join(said)
    return _packed(sorted((key.encode(), said.encode()) for key, said in pairs.items()))


def _mo_key(sentence: Sentence) -> str:
    context = "" if sentence.context is None else sentence.context + CONTEXT_END
    plural = "" if sentence.plural is None else PLURAL_END + sentence.plural
    return context + sentence.text + plural


def _packed(pairs: list[tuple[bytes, bytes]]) -> bytes:
    tables_end = 7 * 4 + 2 * 8 * len(pairs)
    texts = b""
    tables: list[int] = []
    for column in (0, 1):
        for pair in pairs:
            tables += [len(pair[column]), tables_end + len(texts)]
            texts += pair[column] + b"\0"
    head = (MAGIC, 0, len(pairs), 28, 28 + 8 * len(pairs), 0, 0)
    return struct.pack(f"<{len(head)}I{len(tables)}I", *head, *tables) + texts


def write_catalogues(folder: Path) -> None:
    """Write LANGUAGE/LC_MESSAGES/django.mo for each language, each file whole or not at all."""
    for language in LANGUAGES:
        target = folder / language / "LC_MESSAGES" / "django.mo"
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        unfinished = target.with_suffix(".unfinished")
        unfinished.write_bytes(mo_bytes(language))
        unfinished.replace(target)
