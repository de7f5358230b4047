"""Looking whether a proof of ownership still stands, so that only those are asked again whose does not."""

import structlog

from monitor.domain.member import Account
from monitor.domain.proof import looked_for
from monitor.errors import SourceError
from monitor.usecases.reading import World

log = structlog.get_logger()


async def renew_proof(world: World, account: Account) -> Account:
    """The account with its proof renewed, if that is still to be seen; its host's turn is the caller's."""
    try:
        found = await _stands(world, account)
    except SourceError:
        found = False
    log.info("proof_looked_for", account=account.id, found=found)
    return looked_for(account, world.clock(), found=found)


async def _stands(world: World, account: Account) -> bool:
    """By the login with which it is read, or by the code where it was put."""
    connector = world.connector(account.ref)
    if account.let_in is not None:
        login = connector.login(account.ref)
        return login is not None and await login.whose(account.let_in.token) == account.ref
    if account.proof_token is None:
        return False
    return (await connector.bio(account.ref)).shows(account.proof_token)
