"""What is fetched is hostile."""
