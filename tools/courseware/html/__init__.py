"""What the blocks of a page become: HTML that reads without a script."""
