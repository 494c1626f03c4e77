"""What is asked: parameters of several algorithms, and what their values mean."""
