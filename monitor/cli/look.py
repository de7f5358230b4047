"""One look at one post: the judgement, the reasons and the suggestion."""

from dataclasses import dataclass
from datetime import date

from monitor.cli.postline import Submitted
from monitor.cli.report import Judged
from monitor.domain.case import Suggestion
from monitor.policy.check import Judge, Judgement
from monitor.policy.phrases import Phrases
from monitor.policy.suggest import Occasion, suggest


@dataclass(frozen=True, slots=True)
class Look:
    """Everything that a judgement needs, but the post."""

    judge: Judge
    phrases: Phrases
    today: date
    suggesting: bool = True

    def at(self, submitted: Submitted) -> Judged:
        """All there is to say of one post."""
        judgement = self.judge.judge(submitted.post, submitted.author)
        reasons = {
            finding: self.judge.rules.reason(finding, judgement.lang)
            for finding in judgement.findings
        }
        return Judged(submitted, judgement, reasons, self._suggestion(submitted, judgement))

    def _suggestion(self, submitted: Submitted, judgement: Judgement) -> Suggestion | None:
        if not self.suggesting or not judgement.findings:
            return None
        post = submitted.post
        occasion = Occasion(
            text=post.text,
            findings=judgement.findings,
            lang=judgement.lang,
            seed=post.content_hash,
            on=self.today,
            is_reply=post.is_reply,
        )
        return suggest(occasion, self.judge.company, submitted.platform, self.phrases)
