"""What the list of published answers can be narrowed by."""

from wards.filters.public import PublicFilter


class AnsweredFilter(PublicFilter):
    day = "answered_on"
