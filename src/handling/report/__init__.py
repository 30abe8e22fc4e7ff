"""Diagnostics and results as text."""
