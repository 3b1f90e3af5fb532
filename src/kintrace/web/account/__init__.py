"""How does somebody come in, go out, and keep their account safe?

The library allauth answers; here are its addresses, our forms and one page that shows all of it.
"""
