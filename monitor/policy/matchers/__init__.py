"""One file a matcher that a rule file can name."""
