"""What a page must never do while a test drives it: raise, log an error, break its security policy, or ask outside."""

from playwright.async_api import ConsoleMessage, Page, Request

NOTICES = ("error", "warning")
# said by Chromium itself about this machine's software renderer, not by the page
OF_THE_MACHINE = ("GPU stall due to ReadPixels", "GroupMarkerNotSet", "Automatic fallback to software WebGL")


class Watch:
    """Collects a page's complaints; `expected` are parts of those that a test brings about on purpose."""

    def __init__(self, page: Page) -> None:
        self.complaints: list[str] = []
        self.expected: list[str] = []
        self.outside: list[str] = []
        page.on("console", self._on_console)
        page.on("pageerror", lambda error: self.complaints.append(f"exception: {error}"))
        page.on("crash", lambda _: self.complaints.append("the page crashed"))
        page.on("request", self._on_request)

    def _on_console(self, message: ConsoleMessage) -> None:
        if message.type in NOTICES and not any(part in message.text for part in OF_THE_MACHINE):
            self.complaints.append(f"{message.type}: {message.text}")

    def _on_request(self, request: Request) -> None:
        if not request.url.startswith(("http://127.0.0.1:", "ws://127.0.0.1:", "data:", "blob:")):
            self.outside.append(request.url)

    def assert_clean(self) -> None:
        """Fails where the page complained of anything that was not expected, or asked outside."""
        unexpected = [text for text in self.complaints if not any(part in text for part in self.expected)]
        assert not unexpected, unexpected
        assert not self.outside, self.outside
