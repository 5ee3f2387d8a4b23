"""What else than print a page shows: from pixels to marks with a probability of being a signature."""
