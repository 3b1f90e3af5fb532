"""What does somebody see who watches over the audit?"""
