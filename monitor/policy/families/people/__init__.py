"""Who a sentence is about, and how its author stands to it, one module a language."""
