"""Where is a child's file read, and where is all work on it done?"""
