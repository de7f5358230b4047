"""Teaches the second reader: ``python -m bench.training``. docs/reader.md says how and why."""
