"""Named families of words in four languages, shared by the shield and the shipped rules."""
