"""How does somebody look at a pair of records and say what they think of it?"""
