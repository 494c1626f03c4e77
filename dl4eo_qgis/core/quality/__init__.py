"""What is measured of samples while they are written, and which of them are nearly the same."""
