"""Words that hurt, mock, run down or heat up, one module a language."""
