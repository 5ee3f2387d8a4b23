"""Assessment → what a desk acts on; one format a module, nothing concluded here.

``safe`` makes text of the letter or the case fit to print; ``terminal`` writes for people,
``as_json`` for programs.
"""
