"""Amends: an opt-in daemon that helps people put their own public posts right."""
