"""Where is a family's tracing request read and closed?"""
