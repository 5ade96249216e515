"""How items are written: what gives the answer away, and what makes a question unclear."""
