"""Pages: parse, call a use case, render."""
