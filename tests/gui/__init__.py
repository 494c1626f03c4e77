"""Tests of what the desktop shows, with pytest-qgis."""
