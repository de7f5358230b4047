"""One look at one post: the judgement, the reasons and the suggestion."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from monitor.cli.postline import Submitted
from monitor.cli.report import Judged
from monitor.domain.case import Suggestion
from monitor.domain.finding import Finding
from monitor.domain.post import Post
from monitor.policy.check import Judge, Judgement
from monitor.policy.occasion import Occasion
from monitor.policy.phrases import Phrases
from monitor.policy.suggest import suggest


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

        def finds(text: str) -> Sequence[Finding]:
            told = Post(post.source_id, text, lang=judgement.lang, is_reply=post.is_reply)
            judged = self.judge.judge(told, submitted.author)
            return (*judged.findings, *judged.weak)

        place, company = submitted.platform, self.judge.company
        return suggest(occasion, company, place, self.phrases, finds)
