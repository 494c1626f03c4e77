"""What is measured of samples: as they are written, how their layers lie on each other, which are nearly the same."""
