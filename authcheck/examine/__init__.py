"""Letter, case and rulebook → findings.

``questioned`` is the document as rules see it, cut into ``areas``; ``looking`` sends a rule to where it
looks (``text`` with its tolerant ``folding``, ``fields``, ``casefile``, or what checks observed);
``examination`` gives each rule its outcome; ``ruletests`` runs the tests inside rule files.
"""

from authcheck.examine.examination import examine

__all__ = ["examine"]
