"""How mail leaves: in the company's name, through its mail server, signed if it has a key for that."""

from monitor.adapters.drafts import load_phrases
from monitor.adapters.letters import House
from monitor.adapters.mail import Server, SmtpMailer
from monitor.adapters.oneclick import OneClick
from monitor.adapters.signing import Signer, signer
from monitor.domain.company import Company
from monitor.policy.phrases import Phrases
from monitor.settings import MailSettings, Settings


def mailer(
    settings: Settings, company: Company, phrases: Phrases, oneclick: OneClick
) -> SmtpMailer:
    """Writes in the company's name, through its mail server."""
    house = house_of(settings, company, phrases)
    return SmtpMailer(mail_server(settings), house, oneclick.address, signer=_signer(settings.mail))


def house_of(settings: Settings, company: Company, phrases: Phrases) -> House:
    """What every mail knows of the company and its portal."""
    return House(
        settings.portal.base_url,
        company.called,
        phrases,
        privacy_contact=next(iter(settings.mail.privacy_officer), ""),
        familiar=settings.familiar,
        country=company.country,
        address=settings.controller.address,
        storage=settings.controller.storage,
    )


def _signer(mail: MailSettings) -> Signer | None:
    """Signs the mails, if the company has a key for that."""
    if mail.dkim_key_file is None:
        return None
    return signer(mail.dkim_key_file, mail.dkim_selector, mail.dkim_domain, mail.sender)


async def reach_mail_server(settings: Settings) -> None:
    """Connect, protect and log in, and send nothing. MailServerBroken when mail could not leave."""
    nobody = OneClick(b"", settings.portal.base_url)
    await mailer(settings, Company(""), load_phrases(), nobody).reach()


def mail_server(settings: Settings) -> Server:
    """The company's mail server, as the settings have it."""
    mail = settings.mail
    return Server(mail.host, mail.port, mail.sender, mail.tls, mail.user, mail.password)
