"""In which steps did the register's tables come to be?"""
