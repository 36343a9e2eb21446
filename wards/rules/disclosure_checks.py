"""What the days of a disclosure must keep to."""

from songcong.core.checks import not_before

DISCLOSURE_CHECKS = (
    not_before("published_on", "document_on"),
    not_before("posted_to", "published_on"),
)
DISCLOSURE_TITLES = {
    "document_on": "Ngày văn bản",
    "published_on": "Ngày công khai",
    "posted_to": "Công khai đến ngày",
}
