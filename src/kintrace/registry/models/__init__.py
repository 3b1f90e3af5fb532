"""Which tables does the register have?

One module for each subject; Django finds the models here.
"""

from kintrace.registry.models.agencies import Agency, Team
from kintrace.registry.models.users import Role, RoleHeld, User

__all__ = ["Agency", "Role", "RoleHeld", "Team", "User"]
