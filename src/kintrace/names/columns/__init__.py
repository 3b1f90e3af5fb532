"""How are many names read at once?

The same answers as the modules of ``names`` of the same subjects, for whole columns: each letter,
ending and word is looked up once, however many names have it. Property tests hold the two together.
"""
