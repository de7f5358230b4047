"""Judging a post. Pure: no network, no database, no clock."""
