"""Mails: their words, their form, and a real server that takes them."""
