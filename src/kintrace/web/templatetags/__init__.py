"""Which pieces do templates have without loading them?"""
