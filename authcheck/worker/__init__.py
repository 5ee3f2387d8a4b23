"""Everything that is done with a letter's bytes, in a process of its own that nothing else shares.

The parent sends an order and the letter's bytes, the worker sends back an answer or the name of an error.
Both are typed values; the parent believes nothing of the answer that it can check. One module a job, each
with the parent's side and the worker's side of it together::

    article.py         what an article says, its text alone    ``read_article``
    exemplar.py        what is compared with other letters      ``read_features``
    health.py          what a worker can read with, and can't do    ``health``
    reading.py         words, zones and what the checks saw       ``Reader``, ``read_and_observe``
    zones_picture.py   each page with its zones framed            ``draw_zones``
    order.py           what crosses the border, whatever the job
    __main__.py        the worker of a parent that cannot fork

A new job is a module with a function ``work``, and its name in ``order.Job``.
"""

from authcheck.worker.article import read_article
from authcheck.worker.reading import Reader, read_and_observe

__all__ = ["Reader", "read_and_observe", "read_article"]
