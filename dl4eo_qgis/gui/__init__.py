"""What only the desktop has: menu, toolbar, drawing on the map. Everything else works without it."""
