"""Who works at the sample company, where they write, and what they write. All of it is invented."""

from dataclasses import dataclass

from monitor.demo.blogs import Format

COMPANY = "Kraanvliet"
DOMAIN = "kraanvliet.example"
COMMS = f"marit.de.boer@{DOMAIN}"
OPERATOR = f"operations@{DOMAIN}"
PRIVACY = f"daan.verhulst@{DOMAIN}"
POLICY = f"ilse.faber@{DOMAIN}"


@dataclass(frozen=True, slots=True)
class Writing:
    """One post, and how it reads once its author has mended it; None when they leave it as it is."""

    slug: str
    title: str
    html: str
    mended: str | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody of the sample company."""

    first: str
    last: str
    role: str
    format: Format
    writes: tuple[Writing, ...]
    """What appears after they joined; the first is the one that needs mending."""

    needs_mending: bool = True
    """Whether one of their posts brings a note."""

    @property
    def mends(self) -> bool:
        """Whether they put it right."""
        return any(writing.mended for writing in self.writes)

    @property
    def name(self) -> str:
        """As on the door."""
        return f"{self.first} {self.last}"

    @property
    def slug(self) -> str:
        """In addresses."""
        return self.first.lower()

    @property
    def address(self) -> str:
        """Their mailbox at work."""
        return f"{self.slug}.{self.last.lower().replace(' ', '.')}@{DOMAIN}"


PORTS = Writing(
    "forty-ports",
    "A milestone on the quay",
    "<p>A milestone, and I am proud of it. Kraanvliet’s software now runs in 40 ports.</p>"
    "<p>Two of them I can see from my kitchen window.</p>",
    "<p>A milestone, and I am proud of it. Kraanvliet’s software now runs in <del>40</del> 14 ports.</p>"
    "<p>Two of them I can see from my kitchen window.</p>"
    "<p>Correction: I wrote a wrong number of ports here. It is 14. The mistake is mine.</p>",
)

PAY = Writing(
    "a-rise",
    "Three years",
    "<p>Three years without a pay rise, while rents go up. We talked about it with the union tonight.</p>",
)

LIGHT = Writing(
    "light", "Light", "<p>The light over the harbour this morning. Nothing else to add.</p>"
)

NOOR = Person("Noor", "Willems", "product manager", Format.RSS, (PORTS, PAY, LIGHT))

OLD = Writing("welcome", "Hello", "<p>This is my blog. Mostly ships, sometimes bread.</p>")
"""Every blog has it before its owner joins: Amends never judges what was there before."""

TOOTS = (
    "<p>Ferry cancelled, so I walked through the old tunnel. Recommended.</p>",
    "<p>Does anyone have a good recipe for rye bread?</p>",
)
"""What Noor posts on the sample server."""


def _blog(
    first: str, last: str, role: str, form: Format, html: str, mended: str | None = None
) -> Person:
    return Person(first, last, role, form, (Writing("this-week", "This week", html, mended),))


COLLEAGUES = (
    _blog(
        "Femke", "Haan", "implementation consultant", Format.ATOM,
        "<p>Great day at Havenlicht: their terminal goes live on our planner in May.</p>",
        "<p>Great day on the quay. I like this job.</p>",
    ),
    _blog(
        "Youssef", "Amrani", "developer", Format.JSON,
        "<p>Long build, good coffee. Sleepboot is going to change how tugs are planned.</p>",
        "<p>Long build, good coffee.</p>",
    ),
    _blog(
        "Lotte", "Prins", "support engineer", Format.RSS,
        "<p>To the man who called at six: you are an idiot, learn to read a manual.</p>",
        "<p>To the man who called at six: I was rude about you here. That was wrong, and I am sorry.</p>",
    ),
    _blog(
        "Pim", "Oosterhof", "trainer", Format.ATOM,
        "<p>If you order Kadewijzer before June, I promise you 12 percent discount.</p>",
        "<p>Kadewijzer is a joy to explain.</p>",
    ),
    _blog(
        "Samira", "Bos", "tester", Format.JSON,
        "<p>What a stupid customer. He cannot even read a berth plan.</p>",
        "<p>Explaining a berth plan is harder than drawing one.</p>",
    ),
    _blog(
        "Joris", "Kuiper", "data engineer", Format.RSS,
        "<p>Visited Otter Bunkering for the new contract. What a view from their office.</p>",
    ),
    _blog(
        "Anouk", "Visser", "recruiter", Format.ATOM,
        "<p>Come and work with us. I promise you a contract within a week and 20 percent discount on everything.</p>",
    ),
    _blog(
        "Teun", "Mulder", "account manager", Format.JSON,
        "<p>Merel Shipping signed with us today. Champagne.</p>",
    ),
    _blog(
        "Hanna", "Smit", "designer", Format.RSS,
        "<p>Fourth redesign today. That stupid customer cannot decide what a button is.</p>",
    ),
    _blog(
        "Bram", "Dekker", "planner", Format.ATOM,
        "<p>Drew the first screens of Kadewijzer Plus. It will have time slots.</p>",
    ),
    Person(
        "Ravi", "Pillai", "developer", Format.JSON,
        (Writing("rain", "Rain", "<p>Rain, a good book, and the best fish stall of the harbour.</p>"),),
        needs_mending=False,
    ),
)  # fmt: skip
"""Twelve people with Noor: enough that figures about five people or more can be shown."""

EVERYBODY = (NOOR, *COLLEAGUES)
