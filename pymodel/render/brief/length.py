"""How long a text is, in words."""

__all__ = ["words_of"]


def words_of(text: str) -> int:
    """The number of words: what stands between blanks and holds a letter or a figure."""
    return sum(1 for word in text.split() if any(character.isalnum() for character in word))
