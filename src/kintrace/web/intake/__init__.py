"""How is somebody taken in on a phone, a section at a time?

Sections may be saved in any order, each by itself; what is not enough to begin is kept as a draft.
Layer: web. Writes only through acts.
"""
