"""Promises, written as tests."""
