"""The version of the converter: written into every header, so the same bytes need the same version."""

VERSION = "0.1.0"
