"""What the service is about. Standard library only."""
