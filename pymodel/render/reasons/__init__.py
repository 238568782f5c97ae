"""Explanations in words: as text, Markdown, a picture, or the source of one."""
