"""What is measured of samples: while they are written, how their layers lie on each other, which are nearly the same."""
