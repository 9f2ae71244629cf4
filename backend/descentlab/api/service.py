"""The service behind every address: what the endpoints share, made once for each app."""

from descentlab.api.desk import Desk
from descentlab.api.errors import dump
from descentlab.api.kept import Kept
from descentlab.api.page import Page
from descentlab.config import Settings
from descentlab.session.catalogue import catalogue
from descentlab.session.turns import Turns
from descentlab.version import VERSION


class Service:
    """The settings, the page, the catalogue, and who computes when."""

    def __init__(self, settings: Settings, page: Page) -> None:
        self.settings = settings
        self.limits = settings.limits
        self.page = page
        self.turns = Turns()
        self.desk = Desk(settings.limits)
        self.catalogue = Kept(dump(catalogue(settings.limits, VERSION)), "application/json")
        self.sockets = 0
        """WebSockets open now."""
