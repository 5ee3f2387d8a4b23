"""The worker of a parent that cannot fork: ``python -P -m authcheck.worker JOB …``.

After the job stand the bounds, in ``isolation``'s own spelling.
"""

import sys
from importlib import import_module

from authcheck.isolation import serve
from authcheck.worker.order import Job

job, *bounds = sys.argv[1:]
serve(import_module(f"authcheck.worker.{Job(job)}").work, bounds)
