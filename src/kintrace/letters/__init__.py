"""Letters carried by hand: open and sealed ones, the custody chain and its receipts.

Reads no database and no clock: who, when and by whose key are passed in. Stands above values.
"""
