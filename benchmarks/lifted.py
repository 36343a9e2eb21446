"""Settings of a product under load: as a developer's, without the limits one citizen has."""

from songcong.settings.dev import *

RATELIMIT_ENABLE = False
FILING_LEAST_SECONDS = 0
