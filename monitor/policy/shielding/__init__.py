"""The words of protected speech, one module a language. docs/shield.md explains them to readers."""
