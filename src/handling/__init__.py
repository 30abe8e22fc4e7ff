"""From concern to action: decision guides for municipal employees who fear that someone is exposed to violence."""

__version__ = "0.1.0"
