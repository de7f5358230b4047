"""The world: database, network, mail, files."""
