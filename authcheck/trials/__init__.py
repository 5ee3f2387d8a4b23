"""Rules tried on real files: on samples that their tests name, and on a folder of letters with known truth.

``samples`` runs every test of rule files and tallies hits, misses and false alarms; ``manifest`` reads what
is known of a folder of letters, ``measuring`` counts how rules come out on it. ``letters`` reads them,
several at a time, each in an isolated worker of its own.
"""
