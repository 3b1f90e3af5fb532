"""How does Kintrace measure up, beside its peers, in one command each?"""
