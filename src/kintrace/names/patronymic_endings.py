"""Does a word end as a patronymic does?

Only the ending counts, in Cyrillic and in romanised spellings; whether the word stands where a
patronymic stands is for ``reading``.
"""

import re

_CYRILLIC = re.compile(
    r".{2,}(ович|йович|ьович|евич|євич|авіч|евіч|івна|ївна|овна|евна|аўна|еўна|ична|инична|ична"
    r"|ьич|кузьмич|льич|мич|кич)$"
)
_LATIN = re.compile(
    r".{2,}([oe]v[iy]?t?c?h|[oeiy]vyc[hz]?|[oe]vič|ovyč|ovitsch|owitsch|owytsch|[oea]vitch|[oea]vich|avič|aviĉ"
    r"|[oei]vna|[iyï]wna|owna|ewna|auna|euna|aŭna|ovytch|ich?na|ichna|yichna|inichna)$"
)
# Both as one pattern, for a search in many words.
PATRONYMIC_ENDINGS = f"{_CYRILLIC.pattern}|{_LATIN.pattern}"


def has_patronymic_ending(form: str) -> bool:
    """Tell whether a folded word ends as a patronymic.

    >>> has_patronymic_ending("олексіївна"), has_patronymic_ending("oleksandrovych")
    (True, True)
    """
    return _CYRILLIC.match(form) is not None or _LATIN.match(form) is not None
