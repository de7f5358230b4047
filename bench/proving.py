"""Run every example of every shipped rule, and write down that they come out as written.

    python -m bench.proving

A rule that stands in the ledger (`monitor/policy/proved.txt`) unchanged is not proved again at every
start. Run this after changing a shipped rule, the company of the examples or the second reader.
"""

from monitor.adapters.files import failures, read_rules, shipped_config
from monitor.adapters.proved import LEDGER, line_of, proved_with


def main() -> None:
    """Refuse the whole set when one example fails, as a start does."""
    rules = read_rules([shipped_config() / "policies"])
    failing = next(failures(rules), None)
    if failing:
        rule, example, _ = failing
        raise SystemExit(f"{example.place}: rule {rule.id} does not come out as written")
    lines = [proved_with(), *map(line_of, rules)]
    LEDGER.write_text("".join(f"{line}\n" for line in lines), "utf-8")
    print(f"{LEDGER.name}: {len(rules)} rules")


if __name__ == "__main__":
    main()
