"""What does the office keep?

The Django app that stores agencies, people at work, sources, claims, records and the work on each
child. It stores and constrains; whether somebody may, and what is written in the audit, is
``casework``'s, the only writer.
"""
