"""Letter, case and rulebook → findings.

``questioned`` is the document as rules see it, cut into ``areas``; ``looking`` sends a rule to where it
looks (``text`` with its tolerant ``folding``, ``fields``, ``casefile``, or what checks observed);
``examination`` gives each rule its outcome; ``unseen`` tells what no rule looked at; ``ruletests`` runs the
tests inside rule files.
"""

from authcheck.examine.examination import examine
from authcheck.examine.ruletests import RuleCheck, check_rules
from authcheck.examine.unseen import unseen_words

__all__ = ["RuleCheck", "check_rules", "examine", "unseen_words"]
