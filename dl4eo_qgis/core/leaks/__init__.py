"""What splits have in common that they should not: ground, nearness, scenes, dates, images. No pixel is read."""
