"""Is the engine compiled before anybody waits for the transaction that needs it?"""

from typing import Any

import pytest
from django.db import connection

from kintrace.casework import index
from kintrace.matching.index import LiveIndex


@pytest.mark.django_db(transaction=True)
def test_the_engine_is_compiled_outside_of_the_transaction(monkeypatch: Any) -> None:
    seen = []
    facts = LiveIndex._facts

    def watched(self: LiveIndex, record: Any) -> Any:
        seen.append(connection.in_atomic_block)
        return facts(self, record)

    monkeypatch.setattr(LiveIndex, "_facts", watched)
    index.compile_engine.cache_clear()
    index.take_in([])
    assert seen == [False]
