"""Memoranda in words."""
