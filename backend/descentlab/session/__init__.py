"""Between the engine and the outside: run specs, the catalogue, messages and run sessions. No web framework here."""
