"""What is said about each trouble, by its fixed word: to an office, and to the member it concerns."""

from collections.abc import Mapping

from monitor.adapters.catalogue import Words


def trouble_words(what: str, rule: str, words: Words) -> tuple[str, str, str]:
    """What happened, what is safe, and the one next step."""
    known = {**_of_the_service(words), **_of_the_machine(words), **_of_people(rule, words)}
    general = (
        words("Something in the service did not go as it should."),
        words("Nothing was lost; what failed is tried again."),
        words("look in the log for the code below, or run “amends doctor”."),
    )
    return known.get(what, general)


def _of_the_service(words: Words) -> Mapping[str, tuple[str, str, str]]:
    return {
        "mail-parked": (
            words("A mail could not be delivered and has been put aside."),
            words("All other mail goes on, and nothing was lost."),
            words(
                "look with “amends status” what was in its way, mend that, and send it again with “amends "
                "status --resend” or on the operator’s page."
            ),
        ),
        "unread": (
            words("Many accounts could not be read at the same time."),
            words("Nothing unread counts as clean, and each account is tried again by itself."),
            words("check the connection of this machine with “amends doctor”."),
        ),
        "rules-refused": (
            words("The rules were changed in a way that cannot be used."),
            words("The last good set stays in force."),
            words("run “amends policy lint”, which names the file and the line."),
        ),
    }


def _of_the_machine(words: Words) -> Mapping[str, tuple[str, str, str]]:
    return {
        "disk": (
            words("The disk is almost full."),
            words("Nothing was lost so far; new posts are taken in once there is room."),
            words("make room where the database lies."),
        ),
        "backup-failed": (
            words("The hourly copy of the database could not be made or could not be read back."),
            words("The service goes on, and the copies from before are still there."),
            words("look whether the folder of the copies has room, then at the log."),
        ),
        "token-given-up": (
            words(
                "For a week a server has not taken back a login that Amends has no more use for."
            ),
            words("Amends has erased its own copy: from here nobody can read with it."),
            words(
                "nothing, unless somebody asks: its owner can end it in the settings of that server."
            ),
        ),
        "silence": (
            words("A part of the service has been silent for too long."),
            words("What waits is kept and goes on where it stopped."),
            words("run “amends doctor”, and start the service again if it says so."),
        ),
    }


def _of_people(rule: str, words: Words) -> Mapping[str, tuple[str, str, str]]:
    return {
        "links": (
            words("Very many sign-in links were asked for within an hour."),
            words("No address gets more than three of them in a quarter of an hour."),
            words("look in the log for the code below, and see where they were asked for."),
        ),
        "rule-shadowed": (
            words("A note of the rule {rule} was called protected speech.", rule=rule),
            words("The rule is in shadow: it counts, and writes to nobody until you have looked."),
            _look_and_wake(rule, words),
        ),
        "rule-useless": (
            words("Most of the notes of the rule {rule} were called no problem.", rule=rule),
            words("The rule is in shadow: it counts, and writes to nobody until you have looked."),
            _look_and_wake(rule, words),
        ),
        "rule-storms": (
            words("The rule {rule} found more than 200 posts within an hour.", rule=rule),
            words(
                "The rule is held: its cases are kept, and its notes wait until you have looked."
            ),
            _look_and_wake(rule, words),
        ),
        "two-claims": (
            words("Two people have shown the same account to be theirs."),
            words("It is read for neither of them, and both have been told. Nothing was erased."),
            words("wait until one of them turns to you."),
        ),
    }


def _look_and_wake(rule: str, words: Words) -> str:
    return words(
        "read it with “amends policy show {rule}” and make it narrower; “amends policy wake {rule}” "
        "then lets it write again.",
        rule=rule,
    )


def account_words(what: str, account: str, words: Words) -> tuple[str, str]:
    """To a member: what is the matter with an account of theirs, and the one next step."""
    known = {
        **_of_proofs(account, words),
        "two-claims": (
            words(
                "Somebody else has shown {account} to be theirs, as you have. Until that is settled "
                "Amends reads it for nobody.",
                account=account,
            ),
            words(
                "tell the privacy officer that it is yours, or remove it on your page if it is not."
            ),
        ),
        "unread": (
            words("{account} cannot be read. New posts there are not checked.", account=account),
            words("look on your page at what is in the way."),
        ),
    }
    general = (
        words("Something about your account {account} needs you.", account=account),
        words("look on your page at what is in the way."),
    )
    return known.get(what, general)


def _of_proofs(account: str, words: Words) -> Mapping[str, tuple[str, str]]:
    again = words("show on your page once more that it is yours.")
    return {
        "proof-lapsed": (
            words(
                "It is some time since you showed that {account} is yours, and the proof is not "
                "there any more. Amends does not read it now.",
                account=account,
            ),
            again,
        ),
        "proof-ends": (
            words(
                "It is almost 90 days since you showed that {account} is yours, and Amends does not find "
                "the proof there any more. It goes on reading for two weeks.",
                account=account,
            ),
            again,
        ),
        "renamed": (
            words(
                "Your account is called {account} now. Until you have shown that this one is yours, "
                "Amends does not read it.",
                account=account,
            ),
            again,
        ),
    }
