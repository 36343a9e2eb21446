"""By when a document must be made public (Law 10/2022, Article 12)."""

from datetime import date

from songcong.core.law import Deadline, Law

PUBLISH_WITHIN = "disclosure.publish_within"


def publication_deadline(document_on: date, law: Law) -> Deadline:
    """The last day for publishing a document of that day; raises NormMissing."""
    return law.deadline(PUBLISH_WITHIN, document_on)
