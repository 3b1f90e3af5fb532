"""In which order is the demo filled, beside the office that is open already?

Invents and matches a world, lets the cast work on it, and says how far it is. A demo that has
children is left as it is. Layer: site; knows nothing of Django before it has a data folder.
"""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from kintrace.site.entering import enter_office
from kintrace.site.errors import FolderNotUsable
from kintrace.web.front import filling


def fill_demo(
    folder: Path | None,
    *,
    children: int,
    requests: int,
    now: datetime,
    tell: Callable[[str], None],
) -> None:
    """Fill a demo; one that has children already stays as it is.  Raises: FolderNotUsable."""
    home = enter_office(folder)
    if not home.is_demo:
        raise FolderNotUsable("this office may hold real people", hint="only a demo is filled")
    # Models can be imported only now.
    from kintrace.registry.models import ChildFile
    from kintrace.site.demo_filling import begin, fill, invent
    from kintrace.site.demo_stories import tell as tell_stories

    if ChildFile.objects.everywhere(why="whether the demo was filled").exists():
        return
    try:
        filling.note(home.path, done=0, of=children)
        into, invented = begin(at=now), invent(children=children, requests=requests)
        for done in fill(invented, into=into):
            filling.note(home.path, done=done, of=children)
        for _story in tell_stories(invented, into=into):
            pass
        pairs = len(into.pairs)
        tell(f"the demo is full: {len(into.files):,} children, {pairs:,} pairs to look at")
    finally:
        filling.clear(home.path)
