"""The marks of a page and what they are: gathering figures, training on them, measuring."""
