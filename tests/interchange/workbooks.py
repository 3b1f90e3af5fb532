"""How does a test get a workbook, whole or broken, without another library?

Writes the least XML that makes an XLSX: one sheet unless told otherwise.
"""

from pathlib import Path
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def text_cell(place: str, text: str) -> str:
    return f'<c r="{place}" t="inlineStr"><is><t>{escape(text)}</t></is></c>'


def rows_xml(rows: list[list[str]]) -> str:
    """The rows as XML; a cell that begins with "<" is taken as XML already."""
    lines = []
    for number, row in enumerate(rows, start=1):
        cells = "".join(
            cell if cell.startswith("<") else text_cell(f"{chr(65 + place)}{number}", cell)
            for place, cell in enumerate(row)
            if cell
        )
        lines.append(f'<row r="{number}">{cells}</row>')
    return "".join(lines)


def write_workbook(
    path: Path, *sheets: str, states: tuple[str, ...] = (), extra: dict[str, bytes] | None = None
) -> Path:
    """Write sheets, each given as its rows' XML; ``states`` are "visible" or "hidden"."""
    kinds = states or ("visible",) * len(sheets)
    named = "".join(
        f'<sheet name="Sheet {i}" sheetId="{i}" state="{state}" r:id="r{i}"/>'
        for i, state in enumerate(kinds, start=1)
    )
    relations = "".join(
        f'<Relationship Id="r{i}" Type="{RELATION}/worksheet" Target="worksheets/sheet{i}.xml"/>'
        for i in range(1, len(sheets) + 1)
    )
    relations += (
        f'<Relationship Id="s" Type="{RELATION}/sharedStrings" Target="sharedStrings.xml"/>'
    )
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", f'<Types xmlns="{PACKAGE}/content-types"/>')
        archive.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r0"'
            f' Type="{RELATION}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        )
        archive.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{MAIN}" xmlns:r="{RELATION}"><sheets>{named}</sheets></workbook>',
        )
        archive.writestr(
            "xl/_rels/workbook.xml.rels",
            f'<Relationships xmlns="{PACKAGE}/relationships">{relations}</Relationships>',
        )
        for i, rows in enumerate(sheets, start=1):
            archive.writestr(
                f"xl/worksheets/sheet{i}.xml",
                f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>',
            )
        for name, content in (extra or {}).items():
            archive.writestr(name, content)
    return path
