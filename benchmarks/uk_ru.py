"""How many Ukrainian forms of names are recognised in their Russian form?

The rows of a dictionary that people keep: given names, patronymics and family names.
"""

import polars as pl

from benchmarks.report import Report, arguments
from benchmarks.tokens import show_missed, tables, with_other_forms

FILE = "names/tokens_uk_ru/uk_ru_name_dictionary.csv"
WANTED = 0.97


def main() -> None:
    parser = arguments(__doc__)
    parser.add_argument("--errors", type=int, help="print the first N rows missed and stop")
    options = parser.parse_args()
    dictionary = pl.read_csv(options.data / FILE, infer_schema=False)
    forms = with_other_forms(dictionary, "uk", ["ru", "ru_alt"])
    if options.errors is not None:
        show_missed(forms, options.errors)
        return
    measured = tables("Ukrainian and Russian forms brought together", forms, "kind", WANTED)
    Report("uk_ru", measured, options.date).publish(options.results)


if __name__ == "__main__":
    main()
