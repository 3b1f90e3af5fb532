"""Which pages do people open, and who opens them?

One list for all tests about pages as people see them: translatable, accessible, small, without
scripts. A page that isn't here fails `test_each_page_that_can_be_read_is_looked_at`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import NAMESPACE_URL, uuid5

from django.urls import reverse

from tests.web.accounts_objects import ACCOUNT_PAGES, of_account
from tests.web.files_objects import FILE_PAGES, of_full
from tests.web.intakes import open_child
from tests.web.letters_made import LETTER_PAGES, NO_PAGE
from tests.web.lists_made import bring_list, import_list
from tests.web.office import Office
from tests.web.pairs_made import made_pair
from tests.web.places_made import made_place


@dataclass(frozen=True)
class Page:
    """A route, who opens it ("" = nobody logged in), and the rest of its address."""

    route: str
    who: str = "amina"
    arguments: Callable[[Office], dict[str, object]] = lambda office: {}
    query: str = ""

    def address(self, office: Office) -> str:
        """The path and query to open."""
        return reverse(self.route, kwargs=self.arguments(office)) + self.query


def taken_in(office: Office) -> dict[str, object]:
    """A child whom Amina took in; one for all pages that show it."""
    key = uuid5(NAMESPACE_URL, "a child taken in")
    return {"kind": "child", "key": open_child(office.amina, key=key).pk}


PAGES = (
    Page("tokens"),
    Page("api"),
    Page("figures", who="vira"),
    Page("audit", who="dora"),
    Page("account_login", who=""),
    Page("calendar", who=""),
    Page("account_inactive", who=""),
    Page("welcome", who="", arguments=lambda office: {"uidb64": "MQ", "token": "a-b"}),
    Page("day"),
    Page("security"),
    Page("account_logout"),
    Page("pairs"),
    Page("pair", arguments=lambda office: {"key": made_pair(office.amina).pk}),
    Page("account_change_password"),
    Page("account_reauthenticate"),
    Page("mfa_activate_totp"),
    Page("mfa_add_webauthn"),
    Page("mfa_generate_recovery_codes"),
    Page("intake"),
    Page("lists"),
    Page("list_check", arguments=lambda office: {"key": bring_list(office.amina).pk}),
    Page("list_import", arguments=lambda office: {"key": import_list(office.amina).pk}),
    Page("intake_page", arguments=taken_in),
    Page("places", query="?name=old"),
    Page("place", arguments=lambda office: {"key": made_place().pk}),
    Page("place_add"),
    Page("place_name_add", arguments=lambda office: {"key": made_place().pk}),
    Page("intake_alike", arguments=taken_in),
    *(Page(route, who, of_full(route)) for route, who in FILE_PAGES),
    *(Page(route, who, of_account(route)) for route, who in ACCOUNT_PAGES),
    *(Page(route, who, arguments) for route, who, arguments in LETTER_PAGES),
)
# Read only in the middle of something: tests of their own go there.
ON_THE_WAY = {
    "mfa_authenticate",
    "mfa_deactivate_totp",
    "mfa_reauthenticate",
    "mfa_reauthenticate_webauthn",
    "mfa_remove_webauthn",
    "mfa_view_recovery_codes",
}
# Answered without a page of their own.
WITHOUT_A_PAGE = {
    *NO_PAGE,
    "letter_keys_make",
    "letter_directory_propose",
    "letter_directory_second",
    "letter_directory_throw_away",
    "letter_recovery_make",
    "api_add_claims",
    "api_candidate",
    "api_candidates",
    "api_claims",
    "api_description",
    "api_judge",
    "api_open_request",
    "api_register_child",
    "artifact",
    "audit_checkpoint",
    "audit_verify",
    "document_anew",
    "document_original",
    "document_shared",
    "entry_answer",
    "figures_csv",
    "intake_begin",
    "intake_places",
    "intake_section",
    "intake_throw_away",
    "language",
    "list_undo",
    "mfa_index",
    "mfa_list_webauthn",
    "mfa_login_webauthn",
    "pair_answer",
    "pair_ask",
    "pair_later",
    "pair_undo",
    "statement_decide",
    "static",
    "token_end",
}
