"""Which places does the office know, and by which names?"""
