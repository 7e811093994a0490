"""The version of the converter, which every header names."""

VERSION = "0.1.0"
