"""Amendments: the law with rules added and repealed, and what that does to the claims about it."""
