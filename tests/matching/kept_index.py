"""Where does a live index keep its rows in a test?"""

from collections.abc import Iterable, Mapping, Sequence

from kintrace.matching.index import Entry


class KeptHere:
    """A storage in two dictionaries."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}
        self.kept: dict[int, Entry] = {}
        self.holders: dict[int, set[int]] = {}

    def number_of(self, record_id: str) -> int | None:
        return self.numbers.get(record_id)

    def put(self, entry: Entry) -> int:
        number = self.numbers.setdefault(entry.record_id, len(self.numbers))
        self.kept[number] = entry
        return number

    def remove(self, number: int) -> None:
        del self.numbers[self.kept.pop(number).record_id]

    def hold(self, number: int, keys: Sequence[int]) -> None:
        for key in keys:
            self.holders.setdefault(key, set()).add(number)

    def release(self, number: int, keys: Sequence[int]) -> None:
        for key in keys:
            self.holders[key].discard(number)
            if not self.holders[key]:
                del self.holders[key]

    def sharing(self, keys: Sequence[int], *, most: int) -> Iterable[tuple[int, int]]:
        for key in keys:
            numbers = self.holders.get(key, set())
            if len(numbers) <= most:
                yield from ((key, number) for number in sorted(numbers))

    def facts(self, numbers: Sequence[int]) -> Mapping[int, bytes]:
        return {number: self.kept[number].facts for number in numbers if number in self.kept}

    def entries(self, numbers: Sequence[int]) -> Mapping[int, Entry]:
        return {number: self.kept[number] for number in numbers if number in self.kept}
