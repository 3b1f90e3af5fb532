"""How does a person read proposed matches: one HTML page, offline, side by side.

`write_report` is the way in. The page proposes and explains; it never decides, and it never
scores: every number on it comes from `kintrace.matching`.
Layer: interchange. May use values, names and matching.
"""

from kintrace.interchange.report.wording import LANGUAGES, ReportLanguageUnknown
from kintrace.interchange.report.writing import write_report

__all__ = ["LANGUAGES", "ReportLanguageUnknown", "write_report"]
