"""Which ways of writing a name in Latin letters do papers carry?

One member a standard or habit; its letters stand in ``names/data/romanisation_<value>.csv``.
What each is and where it was taken from is in ``names/data/SOURCES.md``.
Layer: names.
"""

from dataclasses import dataclass
from enum import Enum


class Scheme(Enum):
    """A way to write names in Latin letters, named after language, maker and year."""

    UK_KMU_2010 = "uk_kmu_2010"
    UK_BGN_2019 = "uk_bgn_2019"
    UK_NATIONAL_1996 = "uk_national_1996"
    UK_PASSPORT_2004 = "uk_passport_2004"
    UK_PASSPORT_2007 = "uk_passport_2007"
    UK_SOVIET_FRENCH = "uk_soviet_french"
    UK_BGN_1965 = "uk_bgn_1965"
    UK_SCHOLARLY = "uk_scholarly"
    UK_GERMAN = "uk_german"
    UK_POLISH = "uk_polish"
    ISO_9_1995 = "iso_9_1995"
    RU_BGN_1947 = "ru_bgn_1947"
    RU_SCHOLARLY = "ru_scholarly"
    RU_SOVIET_FRENCH = "ru_soviet_french"
    RU_PASSPORT_1997 = "ru_passport_1997"
    RU_GOST_2006 = "ru_gost_2006"
    RU_ICAO_2013 = "ru_icao_2013"
    RU_PRESS = "ru_press"
    RU_GERMAN = "ru_german"
    RU_POLISH = "ru_polish"
    BE_NATIONAL_2007 = "be_national_2007"
    BE_BGN_1979 = "be_bgn_1979"
    BE_ICAO_2013 = "be_icao_2013"
    BG_STREAMLINED_2009 = "bg_streamlined_2009"
    AR_ENGLISH = "ar_english"
    AR_FRENCH = "ar_french"
    AR_PLAIN = "ar_plain"
    AR_BGN_1956 = "ar_bgn_1956"
    KA_NATIONAL_2002 = "ka_national_2002"
    KA_PASSPORT = "ka_passport"
    HY_BGN_1981 = "hy_bgn_1981"
    HY_HUBSCHMANN = "hy_hubschmann"
    HY_PASSPORT = "hy_passport"
    EL_ELOT_743 = "el_elot_743"
    HE_COMMON = "he_common"

    @property
    def use(self) -> "Use":
        """Say for which language, by whom and when the scheme is or was used."""
        return _USES[self]

    @property
    def table(self) -> str:
        """Return the file of its letters; two standards with the same letters share one."""
        owner = Scheme.UK_KMU_2010 if self is Scheme.UK_BGN_2019 else self
        return f"romanisation_{owner.value}.csv"


@dataclass(frozen=True, slots=True)
class Use:
    """Where a scheme is met.

    ``language`` is an ISO 639-1 code, "" for a scheme that serves every Cyrillic alphabet.
    ``since`` and ``until`` are years; None is "not known" for the first, "still" for the second.
    """

    language: str
    since: int | None
    until: int | None
    where: str


_USES = {
    Scheme.UK_KMU_2010: Use("uk", 2010, None, "Ukrainian passports, road signs, official papers"),
    Scheme.UK_BGN_2019: Use("uk", 2019, None, "United States and British official maps"),
    Scheme.UK_NATIONAL_1996: Use("uk", 1996, 2010, "Ukrainian laws and official acts"),
    Scheme.UK_PASSPORT_2004: Use("uk", 2004, 2007, "Ukrainian passports for travel"),
    Scheme.UK_PASSPORT_2007: Use("uk", 2007, 2010, "Ukrainian passports for travel"),
    Scheme.UK_SOVIET_FRENCH: Use("uk", None, 1996, "travel passports in the Soviet manner"),
    Scheme.UK_BGN_1965: Use("uk", 1965, 2019, "United States and British official maps"),
    Scheme.UK_SCHOLARLY: Use("uk", None, None, "Slavic studies, library catalogues"),
    Scheme.UK_GERMAN: Use("uk", None, None, "German press and registries, Duden spelling"),
    Scheme.UK_POLISH: Use("uk", None, None, "Polish press and registries"),
    Scheme.ISO_9_1995: Use("", 1995, None, "libraries; one letter for one letter"),
    Scheme.RU_BGN_1947: Use("ru", 1947, None, "United States and British official maps"),
    Scheme.RU_SCHOLARLY: Use("ru", None, None, "Slavic studies, library catalogues"),
    Scheme.RU_SOVIET_FRENCH: Use("ru", None, 1997, "Soviet and Russian travel passports"),
    Scheme.RU_PASSPORT_1997: Use("ru", 1997, 2010, "Russian travel passports"),
    Scheme.RU_GOST_2006: Use("ru", 2010, 2013, "Russian travel passports (GOST R 52535.1)"),
    Scheme.RU_ICAO_2013: Use("ru", 2013, None, "Russian travel passports (ICAO Doc 9303)"),
    Scheme.RU_PRESS: Use("ru", None, None, "English-language press and agencies"),
    Scheme.RU_GERMAN: Use("ru", None, None, "German press and registries, Duden spelling"),
    Scheme.RU_POLISH: Use("ru", None, None, "Polish press and registries"),
    Scheme.BE_NATIONAL_2007: Use("be", 2007, None, "Belarusian maps, with diacritics"),
    Scheme.BE_BGN_1979: Use("be", 1979, None, "United States and British official maps"),
    Scheme.BE_ICAO_2013: Use("be", None, None, "machine-readable papers, ICAO Doc 9303"),
    Scheme.BG_STREAMLINED_2009: Use("bg", 2009, None, "Bulgarian identity papers, by law"),
    Scheme.AR_ENGLISH: Use("ar", None, None, "clerks who write English"),
    Scheme.AR_FRENCH: Use("ar", None, None, "clerks who write French; the Maghreb, Lebanon"),
    Scheme.AR_PLAIN: Use("ar", None, None, "library spelling with the diacritics left out"),
    Scheme.AR_BGN_1956: Use("ar", 1956, None, "United States and British official maps"),
    Scheme.KA_NATIONAL_2002: Use("ka", 2002, None, "Georgian maps and official texts"),
    Scheme.KA_PASSPORT: Use("ka", None, None, "papers that drop the apostrophes"),
    Scheme.HY_BGN_1981: Use("hy", 1981, None, "United States and British official maps"),
    Scheme.HY_HUBSCHMANN: Use("hy", None, None, "Armenian studies, library catalogues"),
    Scheme.HY_PASSPORT: Use("hy", None, None, "papers that drop the apostrophes"),
    Scheme.EL_ELOT_743: Use("el", 1982, None, "Greek identity papers, ISO 843"),
    Scheme.HE_COMMON: Use("he", None, None, "clerks who write English"),
}
