"""Damaged and hostile input for every part of the converter, and what must hold of it.

``targets`` names what is tried, ``seeds`` and ``mutations`` make the input, ``checks``
say what must hold, ``trial`` runs one target on one input, ``minimise`` makes a failing
input small, ``campaign`` tries many, ``guided`` lets atheris choose them.
"""
