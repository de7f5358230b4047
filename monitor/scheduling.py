"""APScheduler, unmoved by a clock on the wall that is put back."""

import asyncio
from datetime import UTC, datetime, timedelta

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from monitor.outside import clock

PUT_BACK = timedelta(seconds=-1)
"""The clock on the wall went this far behind the one that only goes forward: somebody has set it."""


class Scheduler(AsyncIOScheduler):  # type: ignore[misc]
    """Jobs are due by the clock on the wall: one that was an hour fast and is put right would stop every loop
    for that hour, and no page would say so (safety L1). So what it loses, the jobs' times lose too."""

    _seen: tuple[datetime, float] | None = None

    def wakeup(self) -> None:
        """Look which jobs are due."""
        wall, steady = clock(), asyncio.get_running_loop().time()
        then, since = self._seen or (wall, steady)
        self._seen = wall, steady
        ahead = wall - then - timedelta(seconds=steady - since)
        if ahead < PUT_BACK:
            for job in self.get_jobs():
                job.modify(next_run_time=job.next_run_time.astimezone(UTC) + ahead)
        super().wakeup()
