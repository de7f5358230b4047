"""The adapters: the world, as far as it can be had on one machine."""
