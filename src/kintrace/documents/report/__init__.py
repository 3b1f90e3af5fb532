"""How does a person read a document: as it came, said once, and who says what in it?

``gather`` puts together what the library finds in one file; ``document_record`` is that as plain
data, and ``write_page`` one HTML page that opens anywhere, offline. Everything is a proposal:
nothing here confirms, and every statement is shown by ``statements.render``.
"""

from kintrace.documents.report.gathered import Gathered, gather
from kintrace.documents.report.page import write_page
from kintrace.documents.report.records import document_record, reuse_record

__all__ = ["Gathered", "document_record", "gather", "reuse_record", "write_page"]
