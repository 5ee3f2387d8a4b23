"""Letters of known origin: what is kept of them, the bank they lie in, and how a questioned letter compares.

::

    features     a letter as read → what is kept of it (in the worker: ``looks`` cuts the pictures)
    sound        what came over the process border, or out of a bank's file, held against what it may be
    bank         one JSON file an exemplar in a folder, written whole or not at all
    wording      the same document, word for word, or not
    alignment    one signature's strokes laid on another's; ``transplants`` says where else an image stands
    comparing    questioned beside known, point by point
    found        what of that counts as a fact for the rules, and what could not be compared and why

Likeness of form is at most weak, whatever agrees: form is cheap to copy. Nothing here concludes.
"""
