"""What comparing with exemplars came to: for people, for programs, and as pictures."""
