"""The store's promises, held against memory, SQLite and PostgreSQL."""
