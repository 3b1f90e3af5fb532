"""Is every act that the code asks about in the policy table, and the other way round?"""

import ast
from pathlib import Path

from kintrace.casework import policy, state
from kintrace.registry.models import TwoPersonKind

SOURCE = Path(policy.__file__).parent


def asked() -> set[str]:
    """Acts that the code of casework names."""
    named = set()
    for path in SOURCE.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                named.add(node.value)
    edges = {edge.act for edge in state.edges().values()}
    two = {f"{kind}.{act}" for kind in TwoPersonKind.values for act in ("ask", "decide")}
    return named | edges | two


def test_each_act_of_the_table_but_reading_is_asked_about() -> None:
    # Asked by the office's pages and commands, which read and search and write no record.
    by_pages = {"audit.verify", "aggregate.read", "export.make", "search.run"}
    acts = {act for act in policy.table() if not act.endswith(".read")}
    assert acts - by_pages - asked() == set()


def test_each_role_but_those_of_lists_may_do_something() -> None:
    acting = {role for reaches in policy.table().values() for role in reaches}
    waiting = {"list_custodian", "intermediary_operator"}
    assert acting | waiting == set(policy.Role.values)
    assert acting & waiting == set()
