"""The role × URL × method table: every address of the product, and who gets an answer there.

To add a URL, add a ``Row`` to the list of its door below:

    Row("wards:official-meeting-detail", get=OFFICE | CITY, post=None, hidden=ELSEWHERE,
        record="meeting")

- the first word is the name of the URL with its namespace, or its route where it has no name;
- ``get``, ``post`` and ``patch`` are the roles that get an answer (also a form with errors counts
  as one); ``None`` says that the method is not there (405); HEAD is answered as GET; PUT, DELETE,
  OPTIONS and TRACE are nowhere;
- ``hidden`` are roles that may pass the door but for whom this very row does not exist (404);
- everybody else gets 403, or the sign-in page where nobody is signed in (in the API 403);
- ``record`` names a record of Phố Cò made in ``city.py``, whose id is the last part of the
  address, or what stands ``by`` that name on it; ``within`` names the record before it;
  ``parts`` gives other parts of the address, ``query`` what stands behind it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from tests.access.roles import (
    ADMINISTRATOR,
    BOARDS,
    CHAIR,
    CITY,
    CITY_OFFICE,
    CLERK,
    CLERKS,
    ELSEWHERE,
    EVERYBODY,
    FRONT,
    IMPORTERS,
    MEDIATION,
    NOBODY,
    NOT_CLERK,
    OFFICE,
    SIGNED_IN,
)

Roles = frozenset[str]


@dataclass(frozen=True, kw_only=True)
class Answers:
    """Who gets an answer at an address."""

    get: Roles | None
    post: Roles | None = None
    patch: Roles | None = None
    hidden: Roles = frozenset()
    record: str = ""
    within: str = ""
    by: str = "pk"
    parts: Mapping[str, str] = field(default_factory=dict)
    query: str = ""


@dataclass(frozen=True)
class Row(Answers):
    """An address, by the name of its URL."""

    url: str


def _register(prefix: str, record: str, readers: Roles) -> list[Row]:
    """The list, the files and the pages of a register; another ward's clerk opens its own."""
    return [
        Row(f"{prefix}-list", get=readers | ELSEWHERE),
        Row(f"{prefix}-export", get=readers | ELSEWHERE, parts={"kind": "csv"}),
        Row(f"{prefix}-print", get=readers | ELSEWHERE),
        Row(f"{prefix}-keep", get=None, post=readers | ELSEWHERE),
        Row(f"{prefix}-detail", get=readers, hidden=ELSEWHERE, record=record),
    ]


def _desk(
    prefix: str, record: str, others: Roles = NOBODY, pages: tuple[str, ...] = ("create", "several")
) -> list[Row]:
    """The forms of a register that the ward's office keeps, and others with it."""
    return [
        *(Row(f"{prefix}-{page}", get=CLERKS | others, post=CLERKS | others) for page in pages),
        *(
            Row(
                f"{prefix}-{page}",
                get=OFFICE | others,
                post=OFFICE | others,
                hidden=ELSEWHERE,
                record=record,
            )
            for page in ("edit", "cancel", "attach")
        ),
    ]


def _letters() -> list[Row]:
    """The papers of cases: of its own office alone: they name who sent the case."""
    prefix = "petitions:official-letter"
    office: dict[str, Any] = {"get": OFFICE, "post": OFFICE, "hidden": ELSEWHERE}
    return [
        Row("petitions:official-petition-letters", **{**office, "post": None}, record="petition"),
        Row(f"{prefix}-list", get=OFFICE | ELSEWHERE),
        Row(f"{prefix}-export", get=OFFICE | ELSEWHERE, parts={"kind": "csv"}),
        Row(f"{prefix}-print", get=OFFICE | ELSEWHERE),
        Row(f"{prefix}-keep", get=None, post=OFFICE | ELSEWHERE),
        Row(f"{prefix}-detail", get=OFFICE, hidden=ELSEWHERE, record="letter"),
        Row(f"{prefix}-word", get=OFFICE, hidden=ELSEWHERE, record="letter"),
        Row(f"{prefix}-pdf", get=OFFICE, hidden=ELSEWHERE, record="laid letter"),
        Row(f"{prefix}-create", **office, record="petition", parts={"kind": "receipt"}),
        *(
            Row(f"{prefix}-{verb}", **office, record="letter")
            for verb in ("edit", "issue", "discard")
        ),
        Row(f"{prefix}-cancel", **office, record="letter"),
        Row(f"{prefix}-draft-several", get=CLERKS, post=CLERKS),
        Row(f"{prefix}-issue-several", get=CLERKS, post=CLERKS),
        Row(f"{prefix}-printed", get=CLERKS),
    ]


PUBLIC: Final = [
    Row("reports:public-home", get=EVERYBODY),
    Row("wards:public-disclosure-list", get=EVERYBODY),
    Row("wards:public-disclosure-detail", get=EVERYBODY, record="published disclosure"),
    Row(
        "wards:public-disclosure-file",
        get=EVERYBODY,
        record="published disclosure file",
        within="published disclosure",
    ),
    Row("wards:public-meeting-list", get=EVERYBODY),
    Row("wards:public-meeting-calendar", get=EVERYBODY),
    Row("reports:public-report-list", get=EVERYBODY),
    Row("reports:public-paper", get=EVERYBODY, record="published report", by="public_code"),
    Row("reports:public-verify-ask", get=EVERYBODY),
    Row("reports:public-verify", get=EVERYBODY, record="published report", by="public_code"),
    Row("reports:public-figures", get=EVERYBODY),
    Row("reports:public-figures-file", get=NOBODY, hidden=EVERYBODY, parts={"kind": "csv"}),
    Row("wards:public-time-limit", get=EVERYBODY),
    Row("petitions:public-lookup", get=EVERYBODY, post=EVERYBODY),
    Row("petitions:public-answered-list", get=EVERYBODY),
    Row("petitions:public-answered-detail", get=EVERYBODY, record="published answer"),
    Row("petitions:public-answered-file", get=EVERYBODY, record="published answer"),
    Row("petitions:public-conclusion-list", get=EVERYBODY),
    Row("petitions:public-conclusion-detail", get=EVERYBODY, record="published conclusion"),
    Row("petitions:public-alert-stop", get=EVERYBODY, post=EVERYBODY, parts={"token": "x"}),
    Row("petitions:public-filing", get=EVERYBODY, post=EVERYBODY),
    Row("petitions:public-filing-step", get=EVERYBODY, post=EVERYBODY, parts={"slug": "viec"}),
    Row("petitions:public-filing-review", get=EVERYBODY, post=EVERYBODY),
    *(Row(f"petitions:public-filing-{page}", get=EVERYBODY) for page in ("done", "slip")),
    Row("petitions:public-filing-file", get=None, post=EVERYBODY, parts={"pk": "1"}),
    Row("petitions:public-filing-denunciation", get=EVERYBODY),
    Row("petitions:public-timetable", get=EVERYBODY),
    Row("petitions:public-timetable-file", get=EVERYBODY, parts={"unit_key": "05521"}),
    Row(
        "petitions:public-booking",
        get=EVERYBODY,
        post=EVERYBODY,
        record="slot",
        parts={"day": "2025-06-17"},
    ),
    Row("petitions:public-booking-cancel", get=EVERYBODY, post=EVERYBODY),
    Row("healthz", get=EVERYBODY),
    Row("readyz", get=EVERYBODY),
]
ACCOUNT: Final = [
    Row("wards:account-sign-in", get=EVERYBODY, post=EVERYBODY),
    Row("wards:account-slip", get=EVERYBODY, post=EVERYBODY),
    Row("wards:account-sign-out", get=None, post=EVERYBODY),
    Row("wards:account-profile", get=SIGNED_IN),
    Row("wards:account-password", get=SIGNED_IN, post=SIGNED_IN),
    Row("wards:account-code", get=SIGNED_IN, post=SIGNED_IN),
    Row("wards:account-onward", get=SIGNED_IN),
    Row("wards:account-second-factor", get=SIGNED_IN, post=SIGNED_IN),
    Row("wards:account-paper-codes", get=SIGNED_IN, post=SIGNED_IN),
    Row("wards:account-second-factor-off", get=SIGNED_IN, post=SIGNED_IN),
    Row("wards:account-sessions", get=SIGNED_IN),
    Row("wards:account-session-end", get=None, post=SIGNED_IN),
    Row("wards:account-tokens", get=SIGNED_IN, post=SIGNED_IN),
    Row(
        "wards:account-token-revoke",
        get=None,
        post=CLERK,
        hidden=SIGNED_IN - CLERK,
        record="token of the clerk",
    ),
    Row("wards:account-forgotten", get=EVERYBODY, post=EVERYBODY),
    Row("wards:account-forgotten-sent", get=EVERYBODY),
    Row(
        "wards:account-set-password",
        get=EVERYBODY,
        post=EVERYBODY,
        parts={"uidb64": "MQ", "token": "x"},
    ),
]
OFFICIAL: Final = [
    Row("reports:official-home", get=SIGNED_IN - ADMINISTRATOR),
    Row("reports:official-search", get=SIGNED_IN - ADMINISTRATOR, post=SIGNED_IN - ADMINISTRATOR),
    Row(
        "reports:official-notice-list",
        get=SIGNED_IN - ADMINISTRATOR,
        post=SIGNED_IN - ADMINISTRATOR,
    ),
    Row("reports:official-morning-mail", get=None, post=SIGNED_IN - ADMINISTRATOR),
    Row(
        "reports:official-figure",
        get=CLERKS | FRONT | CITY,
        query="chi_tieu=disclosure.due",
    ),
    Row(
        "reports:official-figure-export",
        get=CLERKS | FRONT | CITY,
        query="chi_tieu=disclosure.due",
        parts={"kind": "csv"},
    ),
    Row("reports:official-beside", get=CLERKS | FRONT | CITY),
    Row("reports:official-form", get=CLERKS | FRONT | CITY),
    Row("reports:official-form-export", get=CLERKS | FRONT | CITY, parts={"kind": "csv"}),
    Row(
        "wards:official-view-edit",
        get=CLERK,
        post=CLERK,
        hidden=SIGNED_IN - CLERK,
        record="view",
    ),
    Row(
        "wards:official-view-forget",
        get=None,
        post=CLERK,
        hidden=SIGNED_IN - CLERK,
        record="view",
    ),
    Row("reports:official-report-list", get=CLERKS | FRONT, post=CLERKS, query="quy=2025Q1"),
    Row("reports:report-paper", get=OFFICE | FRONT | CITY, hidden=ELSEWHERE, record="report"),
    Row("reports:report-figures", get=OFFICE | FRONT | CITY, hidden=ELSEWHERE, record="report"),
    Row(
        "reports:report-figures-export",
        get=NOBODY,
        hidden=OFFICE | FRONT | CITY | ELSEWHERE,
        parts={"kind": "csv"},
    ),
    Row("registers:official-upload-list", get=IMPORTERS, post=IMPORTERS),
    Row("registers:official-template", get=CLERKS | FRONT, parts={"name": "HopDan"}),
    Row("registers:official-upload-detail", get=CLERK, hidden=NOT_CLERK, record="upload"),
    Row(
        "registers:official-upload-confirm",
        get=None,
        post=CLERK,
        hidden=NOT_CLERK,
        record="upload",
    ),
    Row(
        "registers:official-upload-undo",
        get=OFFICE,
        post=OFFICE,
        hidden=IMPORTERS - OFFICE,
        record="upload",
    ),
    Row("registers:official-upload-refused", get=CLERK, hidden=NOT_CLERK, record="upload"),
    Row(
        "registers:official-upload-rows",
        get=CLERK,
        hidden=NOT_CLERK,
        record="upload",
        parts={"sheet": "TiepDan", "kind": "tu-choi"},
    ),
    Row(
        "registers:official-upload-choose",
        get=None,
        post=CLERK,
        hidden=NOT_CLERK,
        record="upload",
        parts={"sheet": "TiepDan"},
    ),
]
EXPORTS: Final = [
    Row("registers:official-export-list", get=SIGNED_IN - ADMINISTRATOR),
    Row(
        "registers:official-export-ask",
        get=OFFICE | ELSEWHERE | CITY,
        post=OFFICE | ELSEWHERE | CITY,
        hidden=SIGNED_IN - ADMINISTRATOR - OFFICE - ELSEWHERE - CITY,
        query="tu=/lam-viec/don-thu/xuat.csv",
    ),
    Row(
        "registers:official-export-detail",
        get=CLERK,
        hidden=SIGNED_IN - ADMINISTRATOR - CLERK,
        record="export",
    ),
    Row(
        "registers:official-export-again",
        get=None,
        post=CLERK,
        hidden=SIGNED_IN - ADMINISTRATOR - CLERK,
        record="export",
    ),
    Row(
        "registers:official-export-file",
        get=CLERK,
        hidden=SIGNED_IN - ADMINISTRATOR - CLERK,
        record="export",
    ),
]
REGISTERS: Final = [
    *_register("petitions:official-reception", "reception", OFFICE | CITY),
    *_register("petitions:official-petition", "petition", OFFICE | CITY),
    *_register("petitions:official-mediation", "mediation", OFFICE | MEDIATION | CITY),
    *_register("petitions:official-slot", "slot", OFFICE | CITY),
    *_register("petitions:official-team", "team", OFFICE | MEDIATION | FRONT | CITY),
    *_register("petitions:official-mediator", "mediator", OFFICE | MEDIATION | FRONT | CITY),
    *_register("petitions:official-voter", "voter", OFFICE | FRONT | CITY),
    *_register("wards:official-disclosure", "disclosure", OFFICE | BOARDS | FRONT | CITY),
    *_register("wards:official-meeting", "meeting", OFFICE | BOARDS | FRONT | CITY),
    *_register("wards:official-decision", "decision", OFFICE | BOARDS | FRONT | CITY),
    *_register(
        "inspections:official-inspection",
        "inspection",
        OFFICE | BOARDS - {"investment board"} | FRONT | CITY,
    ),
    *_register(
        "inspections:official-investment",
        "investment",
        OFFICE | BOARDS - {"inspection board"} | FRONT | CITY,
    ),
]
WRITING: Final = [
    *(
        Row(f"petitions:official-petition-{page}", get=CLERKS, post=CLERKS)
        for page in ("create", "several")
    ),
    *(
        Row(
            f"petitions:official-petition-{page}",
            get=OFFICE,
            post=OFFICE,
            hidden=ELSEWHERE,
            record="petition",
        )
        for page in ("edit", "cancel", "attach")
    ),
    *_letters(),
    *_register("petitions:official-template", "template", OFFICE),
    Row("petitions:official-template-create", get=CLERKS, post=CLERKS),
    *(
        Row(
            f"petitions:official-template-{page}",
            get=OFFICE,
            post=OFFICE,
            hidden=ELSEWHERE,
            record="template",
        )
        for page in ("edit", "retire")
    ),
    *(
        Row(
            f"petitions:official-petition-{page}",
            get=OFFICE,
            post=OFFICE,
            hidden=ELSEWHERE,
            record="petition",
        )
        for page in ("triage", "links")
    ),
    Row("petitions:official-petition-queues", get=CLERKS),
    Row("petitions:official-petition-queue", get=CLERKS, parts={"key": "moi"}),
    Row("petitions:official-petition-mine", get=CLERKS),
    Row(
        "petitions:official-petition-bulk",
        get=CHAIR,
        post=CHAIR,
        query="tat-ca=1&status=received",
    ),
    Row(
        "petitions:official-petition-claim",
        get=None,
        post=OFFICE,
        hidden=ELSEWHERE,
        record="petition",
    ),
    Row(
        "petitions:official-petition-approval",
        get=CHAIR,
        post=CHAIR,
        hidden=ELSEWHERE,
        record="petition",
    ),
    Row(
        "petitions:official-petition-publication",
        get=OFFICE,
        post=OFFICE,
        hidden=ELSEWHERE,
        record="answered petition",
    ),
    Row(
        "petitions:official-petition-unpublish",
        get=OFFICE,
        post=OFFICE,
        hidden=ELSEWHERE,
        record="published petition",
    ),
    Row("petitions:official-petition-slip", get=OFFICE, hidden=ELSEWHERE, record="petition"),
    Row(
        "petitions:official-petition-step",
        get=OFFICE,
        post=OFFICE,
        hidden=ELSEWHERE,
        record="petition",
        parts={"slug": "xu-ly"},
    ),
    Row(
        "petitions:official-petition-handlers",
        get=CHAIR,
        post=CHAIR,
        hidden=ELSEWHERE,
        record="petition",
    ),
    Row(
        "petitions:official-petition-identity",
        get=CLERK,
        post=CLERK,
        hidden=CHAIR | ELSEWHERE,
        record="denunciation of the clerk",
    ),
    Row(
        "petitions:official-petition-redacted",
        get=CLERK,
        post=CLERK,
        hidden=CHAIR | ELSEWHERE,
        record="denunciation of the clerk",
    ),
    Row(
        "petitions:official-petition-conclusion",
        get=CLERK,
        post=CLERK,
        hidden=CHAIR | ELSEWHERE,
        record="settled denunciation of the clerk",
    ),
    *_desk("petitions:official-reception", "reception"),
    *_desk("petitions:official-mediation", "mediation", MEDIATION),
    *_desk("petitions:official-slot", "slot", pages=("create",)),
    Row("petitions:official-booking-list", get=CLERKS),
    Row("petitions:official-reception-book", get=CLERKS),
    Row(
        "petitions:official-booking-receive",
        get=None,
        post=OFFICE,
        hidden=ELSEWHERE,
        record="booking",
    ),
    *(
        Row(f"petitions:official-{page}", get=OFFICE, post=OFFICE, hidden=ELSEWHERE, record=record)
        for page, record in (
            ("reception-result", "reception"),
            ("slot-change", "slot"),
            ("week-sitting", "week"),
        )
    ),
    *_desk("petitions:official-team", "team", pages=("create",)),
    *_desk("petitions:official-mediator", "mediator", pages=("create",)),
    Row("petitions:official-mediation-book", get=CLERKS | MEDIATION),
    *(
        Row(
            f"petitions:official-mediation-{page}",
            get=OFFICE | MEDIATION,
            post=OFFICE | MEDIATION,
            hidden=ELSEWHERE,
            record="mediation",
        )
        for page in ("case", "session", "agreement")
    ),
    *_desk("petitions:official-voter", "voter", FRONT),
    Row(
        "petitions:official-voter-step",
        get=OFFICE,
        post=OFFICE,
        hidden=ELSEWHERE,
        record="voter",
        parts={"slug": "giai-quyet-xong"},
    ),
    *_desk("wards:official-meeting", "meeting", FRONT),
    *_desk("wards:official-disclosure", "disclosure"),
    *_desk("wards:official-decision", "decision", FRONT),
    *(
        Row(f"{prefix}-file", get=readers, hidden=SIGNED_IN - readers, record=f"{record} file")
        for prefix, record, readers in (
            ("petitions:official-petition", "petition", OFFICE),
            ("petitions:official-reception", "reception", OFFICE),
            ("petitions:official-mediation", "mediation", OFFICE | MEDIATION),
            ("petitions:official-slot", "slot", OFFICE | CITY),
            ("petitions:official-team", "team", OFFICE | MEDIATION | FRONT | CITY),
            ("petitions:official-mediator", "mediator", OFFICE | MEDIATION | FRONT | CITY),
            ("petitions:official-voter", "voter", OFFICE | FRONT),
            ("wards:official-meeting", "meeting", OFFICE | BOARDS | FRONT | CITY),
            ("wards:official-disclosure", "disclosure", OFFICE | BOARDS | FRONT | CITY),
            ("wards:official-decision", "decision", OFFICE | BOARDS | FRONT | CITY),
        )
    ),
]
OF_ADVICE: Final = ("recommendation", "answer", "recommendation-cancel")
SUPERVISING: Final = [
    Row(
        "inspections:official-supervision-file",
        get=OFFICE | FRONT | CITY | {"inspection board"},
        hidden=SIGNED_IN - OFFICE - FRONT - CITY - {"inspection board"},
        record="inspection file",
    ),
    *(
        Row(
            f"inspections:official-{board}-{page}",
            get=CLERKS | {f"{board} board"},
            post=CLERKS | {f"{board} board"},
        )
        for board in ("inspection", "investment")
        for page in ("create", "several")
    ),
    *(
        Row(
            f"inspections:official-{board}-{page}",
            get=OFFICE | {f"{board} board"},
            post=OFFICE | {f"{board} board"},
            hidden=ELSEWHERE,
            record=f"{board} recommendation" if page in OF_ADVICE else board,
        )
        for board in ("inspection", "investment")
        for page in ("edit", "cancel", "attach", "recommend", "recommend-several", *OF_ADVICE)
    ),
]
STEERING: Final = [
    Row("reports:steering-home", get=CITY),
    Row("reports:steering-trends", get=CITY),
    Row(
        "reports:steering-trend-export",
        get=CITY,
        query="chi_tieu=disclosure.on_time_rate",
        parts={"kind": "csv"},
    ),
    Row("reports:steering-figure", get=CITY, query="chi_tieu=disclosure.due"),
    Row(
        "reports:steering-figure-export",
        get=CITY,
        query="chi_tieu=disclosure.due",
        parts={"kind": "csv"},
    ),
    Row("reports:steering-beside", get=CITY),
    Row("reports:steering-form", get=CITY),
    Row("reports:steering-form-export", get=CITY, parts={"kind": "csv"}),
    Row("petitions:steering-hot-spot-list", get=CITY),
    Row("petitions:steering-hot-spot-print", get=CITY),
    Row("petitions:steering-hot-spot-export", get=CITY, parts={"kind": "csv"}),
    Row("reports:steering-report-list", get=CITY),
    Row("reports:steering-report-compile", get=None, post=CITY),
    Row("reports:steering-report-again", get=None, post=CITY, record="report"),
    Row("reports:steering-report-detail", get=CITY, record="report"),
    Row("reports:steering-report-publish", get=None, post=CITY_OFFICE, record="report"),
    Row("reports:steering-report-withdraw", get=None, post=CITY_OFFICE, record="report"),
    Row("reports:steering-unit", get=CITY, parts={"unit_key": "05521"}),
]


def _api(name: str, record: str, readers: Roles, writers: Roles) -> list[Row]:
    """A register for machines: read by its readers, written by the unit's own."""
    everywhere = ELSEWHERE if readers >= CLERK else NOBODY
    return [
        Row(f"api:register-{name}", get=readers | everywhere, post=writers | everywhere),
        Row(
            f"api:register-{name}-one",
            get=readers,
            patch=writers,
            hidden=everywhere,
            record=record,
        ),
        Row(
            f"api:register-{name}-cancel", get=None, post=writers, hidden=everywhere, record=record
        ),
    ]


_PUBLIC_OF_A_WARD: Final = OFFICE | BOARDS | FRONT | CITY
API: Final = [
    *_api("receptions", "reception", OFFICE | CITY, OFFICE),
    *_api("petitions", "petition", OFFICE | CITY, OFFICE),
    Row(
        "api:register-petitions-steps",
        get=OFFICE | CITY,
        post=OFFICE,
        hidden=ELSEWHERE,
        record="petition",
    ),
    *_api("mediations", "mediation", OFFICE | MEDIATION | CITY, OFFICE | MEDIATION),
    *_api("disclosures", "disclosure", _PUBLIC_OF_A_WARD, OFFICE),
    *_api("meetings", "meeting", _PUBLIC_OF_A_WARD, OFFICE | FRONT),
    *_api("decisions", "decision", _PUBLIC_OF_A_WARD, OFFICE | FRONT),
    *(
        row
        for board in ("inspection", "investment")
        for row in _api(
            f"{board}-supervisions",
            board,
            OFFICE | FRONT | CITY | {f"{board} board"},
            OFFICE | {f"{board} board"},
        )
    ),
    Row("api:figures", get=CLERKS | FRONT | CITY, query="quarter=2025Q2"),
    Row("api:figure-rows", get=CLERKS | FRONT | CITY, query="quarter=2025Q2&key=disclosure.due"),
    Row("api:disclosures", get=EVERYBODY),
    Row("api:meetings", get=EVERYBODY),
    Row("api:reports", get=EVERYBODY),
    Row("api:open-figures", get=NOBODY, hidden=EVERYBODY, query="quarter=2025Q1"),
    Row("api:deadlines", get=EVERYBODY, query="norm=disclosure.publish_within&start=2025-06-12"),
    Row("api:schema", get=EVERYBODY),
    Row("api:docs", get=EVERYBODY),
    Row("api:nothing", get=NOBODY, post=NOBODY, hidden=EVERYBODY),
]


def _kept(topic: str, keepers: Roles, *forms: str, record: str = "") -> list[Row]:
    """The list, the files, the page and the forms about a row of a table of the ground."""
    prefix, record = f"wards:admin-{topic}", record or f"{topic} row"
    return [
        Row(f"{prefix}-list", get=keepers),
        Row(f"{prefix}-export", get=keepers, parts={"kind": "csv"}),
        Row(f"{prefix}-detail", get=keepers, record=record),
        *(Row(f"{prefix}-{form}", get=keepers, post=keepers, record=record) for form in forms),
    ]


GROUND: Final = ADMINISTRATOR | CITY_OFFICE
KEEPING: Final = [
    Row("wards:admin-home", get=GROUND),
    *_kept("norm", GROUND, "create", "edit", "confirm"),
    *_kept("holiday", GROUND, "edit", "remove"),
    Row("wards:admin-holiday-create", get=GROUND, post=GROUND),
    *_kept("unit", GROUND, "edit", "end", "succeed", "share"),
    *_kept("neighbourhood", GROUND, "edit", "count"),
    *_kept("committee", GROUND, "edit", "signatory", "mandate"),
    *_kept("item", GROUND, "edit"),
    *(
        Row(f"wards:admin-{page}", get=GROUND, post=GROUND)
        for page in (
            "unit-create",
            "neighbourhood-create",
            "neighbourhood-bulk",
            "item-create",
        )
    ),
    Row("wards:admin-signatory-edit", get=GROUND, post=GROUND, record="signatory row"),
    Row("wards:admin-mandate-edit", get=GROUND, post=GROUND, record="mandate row"),
    Row("wards:admin-change-list", get=ADMINISTRATOR),
    Row("wards:admin-change-export", get=ADMINISTRATOR, parts={"kind": "csv"}),
    Row("wards:admin-lockout-list", get=ADMINISTRATOR),
    Row("wards:admin-lockout-export", get=ADMINISTRATOR, parts={"kind": "csv"}),
    Row("wards:admin-lockout-detail", get=ADMINISTRATOR, post=ADMINISTRATOR, record="attempt row"),
    Row("petitions:admin-identity-read-list", get=ADMINISTRATOR),
    Row("petitions:admin-identity-read-export", get=ADMINISTRATOR, parts={"kind": "csv"}),
    *_kept("person", ADMINISTRATOR, "edit", "role", "lock", "slip"),
    Row("wards:admin-person-create", get=ADMINISTRATOR, post=ADMINISTRATOR),
    Row("wards:admin-person-slips", get=ADMINISTRATOR, post=ADMINISTRATOR),
    Row("wards:admin-person-bulk", get=ADMINISTRATOR, post=ADMINISTRATOR),
    Row("wards:admin-role-end", get=ADMINISTRATOR, post=ADMINISTRATOR, record="role row"),
    Row("wards:admin-holiday-confirm", get=GROUND, post=GROUND, parts={"year": "2025"}),
]

TABLE: Final = [
    *PUBLIC,
    *ACCOUNT,
    *OFFICIAL,
    *EXPORTS,
    *REGISTERS,
    *WRITING,
    *SUPERVISING,
    *STEERING,
    *KEEPING,
    *API,
]
