"""Course as code: quizzes in YAML, checked, rendered into pages and built into a site."""
