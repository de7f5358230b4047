"""One verb a module; each speaks to the world through ports."""
