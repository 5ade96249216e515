"""Whether claims rest on the register, and say no more than it carries."""
