"""What a received document says: its bytes, its readings, what it repeats, and who says what.

Reads no database and no clock, and calls nothing outside. Stands above values; the office keeps
what is found here and asks people to confirm it.
"""
