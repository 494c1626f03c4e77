"""Tests: core/ (no QGIS), processing/ (inside QGIS' Python), headless/ (through qgis_process)."""
