"""The jobs that reports send after commit, by name."""

COMPILE = "reports.compile_report"
PUT_BACK = "reports.put_back_expired"
RENEW = "reports.renew_figures"
RECOUNT = "reports.recount_figures"
MORNING = "reports.post_digests"
