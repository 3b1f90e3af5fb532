"""Which columns does a table of records have?

Every cell is text as its source wrote it; lists inside a cell are parted by ";". Any other
column starts with ``attribute:``.
"""

COLUMNS = (
    "record_id",
    "name",
    "given_name",
    "patronymic",
    "family_name",
    "alternate_names",
    "sex",
    "date_of_birth",
    "age",
    "age_as_of",
    "birthplace",
    "places",
    "mother_name",
    "father_name",
    "relatives",
    "siblings",
    "distinguishing_features",
    "blood_group",
    "institution",
    "separated_on",
    "separation_place",
    "found_on",
    "found_place",
    "document_numbers",
    "group",
)
ATTRIBUTE = "attribute:"
