"""The law as its files document it: provisions, readings, mechanisms, acts and the rules that cite them.

Everything comes from the `%!` comments of the logic programs, so text, citation and label have one source.
The modules are imported one by one, as they are needed; this one imports nothing.
"""
