"""`amends demo`: a sample company and its world on one machine, played by the real parts."""
