"""Law, change, figures and incidents, and whether they are public, one module a language."""
