"""How do bytes become the picture of one QR code?

Black on white, one version and one level of correction as asked, so that the same bytes always
give the same picture. Reading is for ``codes_reading``. Layer: letters.
"""

import io

from kintrace.letters.codes_framing import TooLargeForPaper
from kintrace.letters.extras import not_installed

# Pixels a module: enough that no printer blurs the edges.
_SCALE = 6
# Version 40 at level M, ISO/IEC 18004 table 7.
MOST_BYTES = 2331


def qr_picture(
    content: bytes, *, version: int | None = None, level: str = "M", mask: int | None = None
) -> bytes:
    """Return a code as PNG without its quiet zone; ``version`` None takes the least that holds it.

    ``mask`` None tries all eight for the best contrast, which takes a third of a second for a
    large code and gains nothing for bytes that look random.

    Raises: TooLargeForPaper, for more bytes than one code holds.
    """
    try:
        import segno
    except ImportError as error:
        raise not_installed(error) from error
    try:
        code = segno.make_qr(
            content, error=level, version=version, mode="byte", mask=mask, boost_error=False
        )
    except segno.DataOverflowError as error:
        raise TooLargeForPaper(
            f"{len(content):,} bytes do not fit one code",
            hint=f"a code of a receipt or envelope holds at most {MOST_BYTES:,} bytes",
        ) from error
    written = io.BytesIO()
    code.save(written, kind="png", scale=_SCALE, border=0)
    return written.getvalue()
