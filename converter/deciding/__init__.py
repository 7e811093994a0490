"""Decisions of editors applied to a report: before names are looked for, and to who is who."""

from converter.deciding.assigning import assign
from converter.deciding.planning import Plan, plan

__all__ = ["Plan", "assign", "plan"]
