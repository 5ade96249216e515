"""Cases: `<rule>/good/<case>/` and `<rule>/bad/<case>/` lie over `base/`; found by walking."""
