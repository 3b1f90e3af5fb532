"""In which languages may a name be given?

The languages that people in the field name, each by its own name; any other is kept as *other*.
Layer: web. Pure.
"""

LANGUAGES = (
    ("uk", "Українська"),
    ("ru", "Русский"),
    ("crh", "Qırımtatarca"),
    ("be", "Беларуская"),
    ("ar", "العربية"),
    ("ku", "Kurdî"),
    ("ckb", "کوردی"),
    ("fa", "فارسی"),
    ("ps", "پښتو"),
    ("tr", "Türkçe"),
    ("ka", "ქართული"),
    ("hy", "Հայերեն"),
    ("ro", "Română"),
    ("bg", "Български"),
    ("pl", "Polski"),
    ("hu", "Magyar"),
    ("en", "English"),
    ("de", "Deutsch"),
    ("fr", "Français"),
    ("es", "Español"),
    ("so", "Soomaali"),
    ("ti", "ትግርኛ"),
    ("am", "አማርኛ"),
)
