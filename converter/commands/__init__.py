"""The commands of ``tei-convert``, one per file; only they and ``cli`` print."""
