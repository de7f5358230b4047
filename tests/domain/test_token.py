"""Secrets are known by their hashes."""

from monitor.domain.company import Company, Named
from monitor.domain.token import digest


def test_A1_a_digest_hides_its_secret_and_is_always_the_same():
    assert digest("canary") == digest("canary")
    assert "canary" not in digest("canary")
    assert digest("canary") != digest("canarY")


def test_a_company_is_called_by_its_short_name_and_known_by_all():
    company = Company("Kraanvliet Software", short_name="Kraanvliet", aliases=("KVS",))
    assert company.called == "Kraanvliet"
    assert company.names == ("Kraanvliet Software", "Kraanvliet", "KVS")
    assert Company("Solo").called == "Solo"
    assert Named("Merel", ("M",)).names == ("Merel", "M")
