"""Which addresses do files and the work on them have?"""

from django.urls import path

from kintrace.web.files import (
    claim_acts,
    consent_acts,
    desk_acts,
    family_acts,
    home_acts,
    listing,
    move_act,
    opening,
    page,
    paper_acts,
    seen_acts,
    told_pages,
    two_persons,
    verification,
)
from kintrace.web.files.act_page import act_page

FILE = "files/<uuid:key>/"
# Acts on the file itself: its address below the file, its route, its form.
ON_FILE = (
    ("move/", "file_move", move_act.MoveForm),
    ("next-step/", "file_plan", desk_acts.PlanForm),
    ("owner/", "file_assign", desk_acts.AssignForm),
    ("task/", "file_task", desk_acts.TaskForm),
    ("note/", "file_note", desk_acts.NoteForm),
    ("flag/", "file_flag", desk_acts.FlagForm),
    ("care/", "file_care", desk_acts.CareForm),
    ("statement/", "file_claim_add", claim_acts.ClaimForm),
    ("relative/", "file_relative_add", family_acts.RelativeForm),
    ("sibling/", "file_sibling_add", family_acts.SiblingForm),
    ("sighting/", "file_sighting_add", seen_acts.SightingForm),
    ("movement/", "file_movement_add", seen_acts.ChildMovementForm),
    ("paper/", "file_paper_add", paper_acts.PaperForm),
    ("consent/", "file_consent", consent_acts.ConsentForm),
    ("consent-at-18/", "file_consent_hand_over", consent_acts.HandOverForm),
    ("verification/", "file_verification_open", verification.OpenVerificationForm),
    ("best-interests/", "file_best_interests", home_acts.InterestsForm),
    ("reunification/", "file_reunification", home_acts.ReunificationForm),
    ("visit/", "file_follow_up", home_acts.FollowUpForm),
    ("disclose/", "file_disclose", two_persons.DiscloseForm),
    ("publish-photo/", "file_publish_photo", two_persons.PhotoForm),
    ("erase/", "file_erase", two_persons.EraseForm),
)
# Acts on one thing of the file, whose key stands in the address.
ON_THING = (
    ("statement/<uuid:thing>/strike/", "file_claim_strike", claim_acts.StrikeForm),
    ("consent/<uuid:thing>/withdraw/", "file_consent_withdraw", consent_acts.WithdrawForm),
    ("task/<uuid:thing>/done/", "file_task_finish", desk_acts.FinishTaskForm),
    ("flag/<uuid:thing>/lower/", "file_flag_lower", desk_acts.LowerFlagForm),
    ("verification/<uuid:thing>/answer/", "verification_answer", verification.AnswerForm),
    ("verification/<uuid:thing>/lock/", "verification_lock", verification.LockForm),
    ("verification/<uuid:thing>/outcome/", "verification_conclude", verification.ConcludeForm),
    ("verification/<uuid:thing>/second/", "verification_second", verification.SecondForm),
    ("best-interests/<uuid:thing>/decide/", "best_interests_decide", home_acts.DecideForm),
)

urlpatterns = [
    path("files/", listing.file_list, name="files"),
    path("files/open/", opening.file_open, name="file_open"),
    path(FILE, page.file_page, name="file"),
    path(FILE + "verification/<uuid:thing>/", verification.verification_page, name="verification"),
    path(FILE + "relatives/<uuid:thing>/", told_pages.relative, name="file_relative"),
    path("papers/<uuid:key>/", paper_acts.paper, name="artifact"),
    path("second-person/", two_persons.two_persons_list, name="two_persons_list"),
    path("second-person/<uuid:key>/", two_persons.two_persons_page, name="two_persons"),
    *(path(FILE + address, act_page(form), name=name) for address, name, form in ON_FILE),
    *(path(FILE + address, act_page(form), name=name) for address, name, form in ON_THING),
]
