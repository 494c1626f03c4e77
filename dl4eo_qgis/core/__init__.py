"""The core: plain Python, without QGIS and Qt. A recipe goes in, a dataset on disk comes out.

Read ``recipe`` (what can be asked), ``pipeline`` (the stages in their order), then a stage. ``types`` and ``grid`` hold
the values between them; ``raster`` and ``vector`` are the only modules that open files of their kind; ``sources``,
``labels``, ``formats``, ``executors`` and ``indices`` are tables: to add one of them is one entry.
"""
