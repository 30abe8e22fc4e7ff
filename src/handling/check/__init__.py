"""Findings about a library: the rules, one file per family, and the runner."""
