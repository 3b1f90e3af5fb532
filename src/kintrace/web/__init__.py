"""What do people of the office see in their browser?

Thin views, forms, templates, one stylesheet and few scripts. A view loads what `casework` lets it
see, calls one act and answers. Layer: web; each area is a folder with its own `urls.py`.
"""
