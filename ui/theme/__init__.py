"""How the window looks: tokens, the sheet made of them, roles, icons."""

from ui.theme.palette import apply
from ui.theme.roles import Role, Tone, dress, plain

__all__ = ["Role", "Tone", "apply", "dress", "plain"]
