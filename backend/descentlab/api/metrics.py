"""What the server counts of itself, in the form that Prometheus reads."""

from collections.abc import Callable

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector, generate_latest
from starlette.responses import Response

PROMETHEUS = "text/plain; version=1.0.0; charset=utf-8"
_SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0)


class Metrics:
    """The counters of one app; nothing in them is about a person."""

    def __init__(self) -> None:
        self.registry = registry = CollectorRegistry()
        ProcessCollector(registry=registry)
        self.connections = Counter("descentlab_connections", "WebSockets that were opened.", registry=registry)
        self.refused = Counter(
            "descentlab_refused", "WebSockets that were refused, by code.", ["code"], registry=registry
        )
        self.dropped = Counter(
            "descentlab_dropped", "Clients that the server cut off, by cause.", ["cause"], registry=registry
        )
        self.messages = Counter("descentlab_messages", "Messages of clients.", registry=registry)
        self.runs = Counter("descentlab_runs", "Runs that were started over WebSockets.", registry=registry)
        self.steps = Counter("descentlab_steps", "Rows computed for WebSockets, of all racers.", registry=registry)
        self.requests = Counter("descentlab_requests", "HTTP answers, by status.", ["status"], registry=registry)
        self.turn_wait = Histogram(
            "descentlab_turn_wait_seconds", "Waiting for a turn to compute.", buckets=_SECONDS, registry=registry
        )
        self.loop_lag = Histogram(
            "descentlab_loop_lag_seconds", "How late the event loop was.", buckets=_SECONDS, registry=registry
        )

    def watch(self, name: str, what: str, value: Callable[[], float]) -> None:
        """Tell a value that is read whenever somebody asks."""
        Gauge(name, what, registry=self.registry).set_function(value)

    def drop(self, cause: str) -> None:
        """Count a client that was cut off."""
        self.dropped.labels(cause).inc()

    def answer(self) -> Response:
        """All of it as text."""
        return Response(generate_latest(self.registry), media_type=PROMETHEUS, headers={"cache-control": "no-store"})
