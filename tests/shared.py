"""What all tests share of the project: its theme, read once."""

from hooks.format.context import Context
from hooks.theme.theme import DEFAULT_LANGUAGES, read_theme

THEME = read_theme()
CONTEXT = Context(THEME, DEFAULT_LANGUAGES)  # in which a register of the default languages is validated
