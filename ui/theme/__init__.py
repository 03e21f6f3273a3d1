"""How the window looks: color tokens, the style sheet filled from them, style roles, icons."""

from ui.theme.palette import apply_theme
from ui.theme.roles import Role, Tone, make_plain_label, set_style_role

__all__ = ["Role", "Tone", "apply_theme", "make_plain_label", "set_style_role"]
