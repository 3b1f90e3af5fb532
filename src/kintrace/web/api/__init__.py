"""How does a program register, read and judge, in the name of somebody who works here?"""
