"""Which tables does the register have?

One module for each subject; Django finds the models here.
"""

from kintrace.registry.models.accounts import (
    AccountEntry,
    ChecklistAnswer,
    Credibility,
    EntryChild,
    EntryGrade,
    Reliability,
    SaidPolarity,
)
from kintrace.registry.models.agencies import Agency, Team
from kintrace.registry.models.audit import AuditCheckpoint, AuditEvent, AuditHead
from kintrace.registry.models.best_interests import (
    BestInterests,
    BestInterestsDecision,
    BestInterestsKind,
    ChildsWish,
)
from kintrace.registry.models.candidates import (
    Answer,
    Candidate,
    CandidateState,
    Judgement,
    Review,
)
from kintrace.registry.models.care import CareArrangement, CareKind, Roster, RosterLine
from kintrace.registry.models.claims import Certainty, Claim, Stance, UnknownKind
from kintrace.registry.models.consents import Consent, GivenBy, LegalBasis, Purpose
from kintrace.registry.models.documents import (
    Document,
    Statement,
    StatementAnswer,
    StatementDecision,
    TextLayer,
)
from kintrace.registry.models.files import ENDED, AccessGrant, ChildFile, FileState, StateChange
from kintrace.registry.models.handovers import CaseTransfer, HandoverState, Referral
from kintrace.registry.models.imports import Import, ImportRow, ImportState
from kintrace.registry.models.indexes import (
    HeardWord,
    IndexedRecord,
    IndexKey,
    IndexQueue,
    IndexState,
)
from kintrace.registry.models.intakes import IntakeDraft, IntakeKind
from kintrace.registry.models.letter_contents import LetterCheck, LetterContent, LetterEnclosure
from kintrace.registry.models.letter_keys import (
    LetterDirectory,
    LetterKey,
    LetterRecovery,
    LetterRecoveryKey,
)
from kintrace.registry.models.letter_ways import (
    AttemptOutcome,
    LetterAttempt,
    LetterCustody,
    LetterLeg,
    LetterQuestion,
    MarkKind,
    SealSeen,
)
from kintrace.registry.models.letters import (
    Letter,
    LetterForm,
    LetterKind,
    LetterState,
    UndeliverableWhy,
)
from kintrace.registry.models.movements import MovedChild, Movement, ObservationKind, Sighting
from kintrace.registry.models.places import (
    Institution,
    Place,
    PlaceKind,
    PlaceName,
    PlaceNameKind,
)
from kintrace.registry.models.records import Family, FamilyMember, Record, RecordKind, Relation
from kintrace.registry.models.requests import RequestState, SoughtPerson, TracingRequest
from kintrace.registry.models.reunifications import (
    FollowUp,
    FollowUpKind,
    Reunification,
    ReunificationOutcome,
)
from kintrace.registry.models.sources import Artifact, CustodyEvent, Source, SourceKind
from kintrace.registry.models.tasks import Flag, FlagKind, Note, Task
from kintrace.registry.models.tokens import ApiToken
from kintrace.registry.models.two_persons import Decision, TwoPersonKind, TwoPersonRequest
from kintrace.registry.models.users import Role, RoleHeld, User
from kintrace.registry.models.verifications import (
    AnswerKind,
    Side,
    Verification,
    VerificationAnswer,
    VerificationOutcome,
    VerificationSide,
)

__all__ = [
    "ENDED",
    "AccessGrant",
    "AccountEntry",
    "Agency",
    "Answer",
    "AnswerKind",
    "ApiToken",
    "Artifact",
    "AttemptOutcome",
    "AuditCheckpoint",
    "AuditEvent",
    "AuditHead",
    "BestInterests",
    "BestInterestsDecision",
    "BestInterestsKind",
    "Candidate",
    "CandidateState",
    "CareArrangement",
    "CareKind",
    "CaseTransfer",
    "Certainty",
    "ChecklistAnswer",
    "ChildFile",
    "ChildsWish",
    "Claim",
    "Consent",
    "Credibility",
    "CustodyEvent",
    "Decision",
    "Document",
    "EntryChild",
    "EntryGrade",
    "Family",
    "FamilyMember",
    "FileState",
    "Flag",
    "FlagKind",
    "FollowUp",
    "FollowUpKind",
    "GivenBy",
    "HandoverState",
    "HeardWord",
    "Import",
    "ImportRow",
    "ImportState",
    "IndexKey",
    "IndexQueue",
    "IndexState",
    "IndexedRecord",
    "Institution",
    "IntakeDraft",
    "IntakeKind",
    "Judgement",
    "LegalBasis",
    "Letter",
    "LetterAttempt",
    "LetterCheck",
    "LetterContent",
    "LetterCustody",
    "LetterDirectory",
    "LetterEnclosure",
    "LetterForm",
    "LetterKey",
    "LetterKind",
    "LetterLeg",
    "LetterQuestion",
    "LetterRecovery",
    "LetterRecoveryKey",
    "LetterState",
    "MarkKind",
    "MovedChild",
    "Movement",
    "Note",
    "ObservationKind",
    "Place",
    "PlaceKind",
    "PlaceName",
    "PlaceNameKind",
    "Purpose",
    "Record",
    "RecordKind",
    "Referral",
    "Relation",
    "Reliability",
    "RequestState",
    "Reunification",
    "ReunificationOutcome",
    "Review",
    "Role",
    "RoleHeld",
    "Roster",
    "RosterLine",
    "SaidPolarity",
    "SealSeen",
    "Side",
    "Sighting",
    "SoughtPerson",
    "Source",
    "SourceKind",
    "Stance",
    "StateChange",
    "Statement",
    "StatementAnswer",
    "StatementDecision",
    "Task",
    "Team",
    "TextLayer",
    "TracingRequest",
    "TwoPersonKind",
    "TwoPersonRequest",
    "UndeliverableWhy",
    "UnknownKind",
    "User",
    "Verification",
    "VerificationAnswer",
    "VerificationOutcome",
    "VerificationSide",
]
