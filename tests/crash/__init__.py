"""What a process leaves behind that dies at any moment."""
