"""How many short names are recognised in the full name?

The rows of a list of Ukrainian and Russian short forms.
"""

import polars as pl

from benchmarks.report import Report, arguments
from benchmarks.tokens import show_missed, tables, with_other_forms

FILE = "names/diminutives/uk_ru_diminutives.csv"
WANTED = 0.9


def main() -> None:
    parser = arguments(__doc__)
    parser.add_argument("--errors", type=int, help="print the first N rows missed and stop")
    options = parser.parse_args()
    listed = pl.read_csv(options.data / FILE, infer_schema=False)
    forms = with_other_forms(listed, "formal", ["diminutive"])
    if options.errors is not None:
        show_missed(forms, options.errors)
        return
    measured = tables("Short and full names brought together", forms, "lang", WANTED)
    Report("diminutives", measured, options.date).publish(options.results)


if __name__ == "__main__":
    main()
