"""The law as a book: a neutral document, made once, and its renderers for HTML and Markdown."""
