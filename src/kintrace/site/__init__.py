"""How is the office set up: its data folder, keys, settings, first run and server?

Layer: site, above casework and beside web. Knows no acts and no pages, only how they are run.
"""
