"""Short runners of other tools, for machines without ``../shared/bench``: one module a tool, started by ``-m``.

    .venv-bench/bin/python -m benchmarks.peers.odc AOI BASE [FOLDER]

Each reads the eleven bands of a square onto its 10 m grid, and writes chips and masks where a folder is named.
"""
