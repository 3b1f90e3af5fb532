"""How does the office write, check, carry and open letters?"""
