"""Letters that nobody wrote, made to measure by: seeded, each with the truth of what is on it.

A letter is *composed* (words, typefaces, layout), *signed* or not, *marked* (notes, stamps, dirt), then
sent through what happens to letters (*wear*: scan, fax, copies, a photograph). From one composition come
several files that differ in one property: signed, never signed, signed and painted out.

There are two halves. They share code for pages and paper, and share no seed, typeface, sentence or model of
the pen: half ``a`` is for training, half ``b`` for figures. `python -m bench.generator --help`.
"""
