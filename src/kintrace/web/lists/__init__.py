"""How does a register or a list come in through the browser?

The file is read by ``interchange``, as the command line reads it; the columns are shown and may be
changed; nothing becomes a record before somebody saw what would. Layer: web.
"""
