"""Which Python runs the core, and how it is made."""
