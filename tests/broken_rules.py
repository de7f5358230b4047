"""Rule and company files that people get wrong, one for each thing that can be wrong in them."""

RULE = """\
- id: voice.insult
  conduct: 3
  why: {en: It may hurt.}
  severity: medium
  match: {words: [sukkel]}
  hits: [wat een sukkel]
  misses: [wat een dag]
"""


def changed(*pairs: tuple[str, str]) -> str:
    """The rule with something else in some places."""
    text = RULE
    for old, new in pairs:
        assert old in text, old
        text = text.replace(old, new)
    return text


def matching(written: str) -> str:
    """The rule with another condition."""
    return changed(("{words: [sukkel]}", written))


def pattern(written: str) -> str:
    """The rule with a pattern for its condition."""
    return matching(f"{{pattern: '{written}'}}")


YAML = (
    changed(("[wat een dag]", "[wat een dag")),
    changed(("[sukkel]}", "[sukkel]")),
    changed(("severity: medium", "severity\n  state: shadow")),
    RULE + "  'a text\n  over two lines': x\n",
    changed(("  why", "      why")),
    changed(("severity: medium", "severity: - medium")),
    changed(("  severity: medium", " severity: medium")),
    changed(("wat een dag]", "'wat een dag]")),
    changed(("severity: medium", "severity: @medium")),
    matching('{pattern: "\\d"}'),
    changed(("[wat een dag]", "[,]")),
    changed(("{en: It may hurt.}", "| It may hurt.")),
    changed(("[wat een dag]", "& dag")),
    RULE + "---\n" + RULE,
    changed(("wat een dag", "wat een\x00dag")),
    changed(("  severity", "\tseverity")),
    changed(("medium", "&m medium"), ("misses: [wat een dag]", "misses: [*m]")),
    changed(("[wat een dag]", "[" * 40 + "]" * 40)),
    changed(("medium", "!!python/name:os.system medium")),
    RULE + "  ? [a]\n  : b\n",
    RULE + "  severity: low\n",
    "# " + "x" * 256 * 1024,
)
"""No YAML, or YAML that is not taken."""

RULES = (
    "",
    RULE + RULE,
    "a: b",
    changed(("severity", "severty")),
    RULE + "  zzzzzz: 1\n",
    changed(("  severity: medium\n", "")),
    changed(("medium", "' '")),
    changed(("medium", "mediun")),
    changed(("medium", "zzzzzz")),
    changed(("conduct: 3", "conduct: 6")),
    changed(("voice.insult", "voice.In sult")),
    changed(("voice.insult", "voice.other")),
    changed(("{en: It may hurt.}", "{}")),
    changed(("[wat een dag]", "[]")),
    changed(("[wat een dag]", "[[x]]")),
    changed(("[wat een dag]", "[{text: [x]}]")),
)
"""A rule that says something that no rule can say."""

CONDITIONS = (
    *map(
        matching,
        (
            "x",
            "{words: []}",
            "{words: [[kade]]}",
            "{words: [a]}",
            "{words: ['{klant} kade']}",
            "{words: [kade], pattern: x}",
            "{words: [kade], within: post}",
            "{words: [kade], with: {words: [kraan], within: 7 miles}}",
            "{words: [kade], with: kraan}",
            "{words: [kade], quoted: ja}",
            "{family: zwaan}",
            "{names: clients.nda}",
            "{identifier: phones}",
            "{reader: zwaan}",
            "{reader: disparage}",
            "{pattern: ''}",
        ),
    ),
    *map(
        pattern,
        (
            "foo(?=bar)",
            r"(a)\1",
            r"\bone|two\b",
            "(a",
            "a)",
            "[a",
            "*a",
            "a**",
            "a{3000}",
            r"\q",
            "[b-a]",
            "a\\",
            "(?z)a",
            "(?P<1x y>a)",
        ),
    ),
    matching("{words: [" + "aa … " * 20_000 + "bb]}"),
)
"""A condition that says something that no condition can say."""

ONE_RULE = (*YAML, *RULES, *CONDITIONS)
"""All that can be wrong with a text in the workshop."""

SETS = (
    {"a.yaml": RULE + RULE},
    {},
    {"a.yaml": changed(("wat een sukkel", "wat een held"))},
    {"a.yaml": changed(("wat een dag", "wat een sukkel"))},
    {"a.yaml": RULE.encode("utf-16")},
)
"""Folders of rule files that are no good as a whole."""

COMPANIES = ("- a list", "company: {nmae: Kade}")
"""Company files that say something that none can say."""
