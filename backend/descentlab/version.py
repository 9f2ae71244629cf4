"""The version, said once: the package's metadata, the wire and the page read it here."""

VERSION = "0.1.0"
