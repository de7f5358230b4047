"""Platforms, read from recorded answers and from real servers."""
