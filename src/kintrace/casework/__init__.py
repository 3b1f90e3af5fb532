"""What do people do here?

One module for each kind of act. An act is one function: it asks the policy, changes the register
and appends its audit event, in one transaction. Nothing else writes.
"""
