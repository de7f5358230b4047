"""Judging posts, and what to say about them."""
