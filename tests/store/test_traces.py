"""What is kept of posts can be shown to their author, and says nothing without the posts."""

from datetime import timedelta

from monitor.ports import Store
from tests.store.builders import BLOG, FEDI, NOW


def test_each_version_of_a_post_is_one_trace_oldest_first(store: Store):
    with store.begin() as tx:
        tx.add_versions(BLOG, [("https://noor.example/1", "cafe" * 16)], NOW)
        tx.add_versions(BLOG, [("https://noor.example/1", "beef" * 16)], NOW + timedelta(days=1))
        traces = tx.traces_of(BLOG)
        assert [trace.fingerprint for trace in traces] == ["cafe" * 16, "beef" * 16]
        assert [trace.seen_at for trace in traces] == [NOW, NOW + timedelta(days=1)]
        assert (tx.count_traces(BLOG), tx.count_traces(FEDI)) == (2, 0)
        assert tx.traces_of(FEDI) == ()
