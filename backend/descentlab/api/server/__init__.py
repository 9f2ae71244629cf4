"""The server below the app: sockets, and protocol classes that get rid of clients which have gone or do not read."""
