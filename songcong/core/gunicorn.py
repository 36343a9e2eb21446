"""How gunicorn serves the product, on a developer's machine and in a container.

Given to it as ``--config python:songcong.core.gunicorn``. The access log leaves query strings
and referring pages out: they may hold what somebody searched for.
"""

import os

bind = os.environ.get("BIND", "127.0.0.1:8000")
worker_class = "gthread"
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
threads = int(os.environ.get("WEB_THREADS", "4"))
timeout = 60
graceful_timeout = 10
keepalive = 5
max_requests = 10_000
max_requests_jitter = 1_000
accesslog = "-"
errorlog = "-"
loglevel = "warning"
access_log_format = '%(t)s "%(m)s %(U)s" %(s)s %(B)s %(M)sms'
control_socket_disable = True
