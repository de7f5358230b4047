"""Identifiers that cannot be taken for one another."""

from typing import NewType

MemberId = NewType("MemberId", str)
AccountId = NewType("AccountId", str)
CaseId = NewType("CaseId", str)
MessageId = NewType("MessageId", str)

CASE_ALPHABET = "BCDFGHJKMNPQRSTVWXZ23456789"
"""Letters of a case code: no vowels (no words), no 0 O 1 I L (no mix-ups)."""
