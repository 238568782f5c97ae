"""The law as a theory for provers: completion of ground programs, and of the rules for any number of states."""
