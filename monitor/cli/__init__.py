"""The commands: each parses, calls a use case and prints."""
