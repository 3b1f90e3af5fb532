"""How is another agency asked for help or to take a file over, and how does it answer?"""
