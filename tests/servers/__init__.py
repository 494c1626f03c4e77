"""Servers on loopback for tests: two STAC APIs that others wrote, and a file server that counts and fails on request.

Standard library only, so that the tests of every environment can use them.
"""
