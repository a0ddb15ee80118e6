"""AIX Reader: the OWASP AI Exchange on your desk, offline."""

__version__ = "0.1.0"
