"""Promises of the domain."""
