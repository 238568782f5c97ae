"""Claims about the law: their files, and what machines say of them."""
