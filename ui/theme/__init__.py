"""How the window looks: tokens, the sheet made of them, roles, icons."""

from ui.theme.palette import apply_theme
from ui.theme.roles import Role, Tone, make_plain_label, set_style_role

__all__ = ["Role", "Tone", "apply_theme", "make_plain_label", "set_style_role"]
