"""How the window looks and speaks: theme, icons, symbols, small parts, words."""
