"""The doors to the core in QGIS' Processing. Read ``provider``, ``base``, then one of ``algorithms``."""
