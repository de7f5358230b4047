"""What somebody did at work, promised or said in the company's name, one module a language."""
