"""How do tables of records come in and go out?

``read_table`` reads a file, whatever its format, encoding and headers; ``write_table`` writes one.
Rows that can't be read are put aside with the reason. Nothing here compares or decides.
Layer: after matching, whose columns it fills. Touches the files that it is given, nothing else.
"""

from kintrace.interchange.columns import HeaderReading, read_headers
from kintrace.interchange.mapping_file import read_mapping
from kintrace.interchange.number_files import read_frequencies, read_weights
from kintrace.interchange.pairs import read_candidates, read_truth
from kintrace.interchange.table import TableRead, read_mapping_of, read_table
from kintrace.interchange.writing import check_folder, check_output, csv_text, write_table

__all__ = [
    "HeaderReading",
    "TableRead",
    "check_folder",
    "check_output",
    "csv_text",
    "read_candidates",
    "read_frequencies",
    "read_headers",
    "read_mapping",
    "read_mapping_of",
    "read_table",
    "read_truth",
    "read_weights",
    "write_table",
]
