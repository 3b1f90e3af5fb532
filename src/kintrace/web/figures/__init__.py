"""How much work is there, in numbers that name nobody?"""
