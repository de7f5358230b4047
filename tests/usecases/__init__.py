"""The use cases, one verb at a time."""
