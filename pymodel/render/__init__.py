"""Results as text: pure functions from typed records to strings."""
