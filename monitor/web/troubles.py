"""What went wrong with somebody's source, in words for its owner: what it is, and what to do now."""

from monitor.adapters.blocks import visible
from monitor.adapters.catalogue import Words
from monitor.errors import (
    AddressRefused,
    SourceError,
    SourceGone,
    SourceLocked,
    SourceMissing,
    SourceUnavailable,
    SourceUnreadable,
)


def not_added(error: SourceError, w: Words) -> str:
    """Why an address could not be added."""
    match error:
        case SourceUnreadable(reason="unknown"):
            return w(
                "Amends cannot read addresses of this kind. Type a blog’s address, or a handle "
                "such as @name@server.example or @name.bsky.social."
            )
        case _:
            return _why(error, w)


def not_checked(error: SourceError, w: Words) -> str:
    """Why a profile could not be looked at."""
    return _why(error, w)


def has_no_login(error: SourceError) -> bool:
    """Whether another try at the server there would come to nothing too."""
    mended = ("login-ended", "login-refused", "login-other")
    told_otherwise = isinstance(error, SourceUnavailable | SourceGone)
    return not told_otherwise and getattr(error, "reason", "") not in mended


def not_shown(error: SourceError, w: Words) -> str:
    """Why a login has not shown whose the account is; its page goes on with the code."""
    if getattr(error, "reason", "") == "login-scope":
        return w(
            "The server there would give Amends other rights than it asked for, so it kept none. Show it "
            "with the code instead."
        )
    if has_no_login(error):
        return w("The server there has no such login. Show it with the code instead.")
    return _login_words(w).get(getattr(error, "reason", "")) or _why(error, w)


def not_let_in(error: SourceError, w: Words) -> str:
    """Why a login at the account's server came to nothing."""
    if reason := _login_words(w).get(getattr(error, "reason", "")):
        return reason
    if isinstance(error, SourceUnavailable):
        return _why(error, w)
    return w(
        "The server there has no login for reading alone. If it offers an RSS feed of your posts, turn "
        "that on and add its address instead."
    )


def _login_words(w: Words) -> dict[str, str]:
    return {
        "login-ended": w(
            "This login was begun more than 15 minutes ago, in another session, or has been used. Begin "
            "again on the page of the account."
        ),
        "login-refused": w("You did not agree there, so nothing has changed."),
        "login-other": w(
            "You were logged in there with another account. Log in with this one there, and begin again."
        ),
        "login-twice": w("This account is on your page already. You can remove this entry."),
        "login-scope": w(
            "The server there would give Amends other rights than it asked for, so it took none."
        ),
    }


def not_signed_in(error: SourceError, w: Words) -> str:
    """Why the company's own sign-in came to nothing."""
    told = {
        "sso-ended": w(
            "This sign-in was begun more than 15 minutes ago or in another browser, or has been used. "
            "Begin again."
        ),
        "sso-refused": w("You did not sign in there, so nothing has changed."),
        "sso-nobody": w("Nobody takes part in Amends with the address of that account."),
        "sso-office": w(
            "That account does not have this office. The operator can say which role gives it."
        ),
        "sso-address": w(
            "The company did not say which mailbox is yours, or that it has been confirmed. The operator "
            "can mend that."
        ),
    }
    return told.get(getattr(error, "reason", "")) or w(
        "The company’s sign-in does not answer as it should. Try again later, or use a link in a mail."
    )


def _why(error: SourceError, w: Words) -> str:
    match error:
        case AddressRefused():
            return w(
                "This address cannot be asked: it is inside a private network, or no web address. "
                "Type the address that your readers use."
            )
        case SourceMissing() | SourceGone():
            return _not_there(error, w)
        case SourceLocked():
            return w(
                "The server there wants a login, and Amends reads only what anybody can read. If it "
                "offers an RSS feed of your posts, turn that on and type its address instead."
            )
        case SourceUnavailable(retry_after=float() | int()):
            return w("It has been asked often just now. Try again in ten minutes.")
        case SourceUnavailable():
            return w("The server there does not answer. Try again in a few minutes.")
        case _:
            return _unreadable(error, w)


def _not_there(error: SourceError, w: Words) -> str:
    told = {
        "moved": w("This account has moved. Type the handle of the new one."),
        "suspended": w("Its server has suspended this account, so nothing of it can be read."),
        "renamed": w("Somebody else has this name now. Type the handle that is yours today."),
    }
    general = w("Nothing was found there. Look whether a letter is missing.")
    return told.get(getattr(error, "reason", ""), general)


def _unreadable(error: SourceError, w: Words) -> str:
    choices = visible(", ".join(error.choices)) if isinstance(error, SourceUnreadable) else ""
    told = {
        "login-only": w(
            "It is shown only to people who are logged in, and Amends does not log in. If that is to "
            "change, look in the settings there for “Logged-out visibility”."
        ),
        "several-feeds": w(
            "This page names several feeds. Type the address of the one that is yours: {choices}",
            choices=choices,
        ),
        "several-authors": w(
            "Several people write in this feed: {choices}. Type its address with # and your name behind "
            "it, as the feed spells it; then only your posts are read.",
            choices=choices,
        ),
        "moved-host": w("This address sends its readers on to another host. Type the new address."),
    }
    general = w(
        "Something is there, but it is neither a feed nor a page that names one. "
        "Type the address of the feed itself."
    )
    return told.get(getattr(error, "reason", ""), general)


def account_trouble(word: str | None, w: Words) -> str:
    """What an account's trouble means, as its page says it."""
    told = {
        "locked": w(
            "The server there wants a login. On the account’s page you may be able to let Amends read "
            "there; or add the address of an RSS feed of your posts, if the server offers one."
        ),
        "missing": w("Nothing is found at its address any more."),
        "gone": w("Its address says “gone”."),
        "moved": w(
            "Its server says that it has moved. Add the new account, and show that it is yours."
        ),
        "suspended": w("Its server has suspended it."),
        "refused": w("Its address leads into a private network."),
        "told-to-wait": w("Its server asks to be left alone for a while."),
        "unavailable": w("Its server does not answer."),
        "certificate": w("The certificate of its server is not valid."),
        "size": w("What its server sends is too large."),
        "no-connector": w("Amends cannot read this platform at the moment."),
        "renamed": w("It has another name now, so it has to be shown once more to be yours."),
        "login-only": w("Its settings show it only to people who are logged in."),
        "several-authors": w(
            "Several people write in its feed now. Add it again with # and your name behind its address."
        ),
        "moved-host": w("Its address sends its readers on to another host. Add the new address."),
        "proof-ended": w("The last proof that it is yours is older than 90 days."),
        "consent-ended": w("Your consent has ended, so nothing is read."),
        "two-claims": w(
            "Somebody else has shown this account to be theirs too. It is read for neither of you "
            "until one of you removes it; the privacy officer knows."
        ),
    }
    return told.get(word or "", w("What its server sends cannot be read as posts."))
