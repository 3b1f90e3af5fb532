"""What is there before and beside the work: the front page, languages, and the way out?"""
