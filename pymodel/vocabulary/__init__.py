"""The vocabulary: which facts a scenario may state, and which states, places, readings and mechanisms the law knows.

Everything is read from the law itself by grounding it, so that nothing is listed twice.
"""

from pymodel.law_files import law_files, law_hash
from pymodel.vocabulary.law_tables import LawTables
from pymodel.vocabulary.load import load_vocabulary
from pymodel.vocabulary.rows import VocabularyError
from pymodel.vocabulary.tables import Field, State, Vocabulary

__all__ = [
    "Field",
    "LawTables",
    "State",
    "Vocabulary",
    "VocabularyError",
    "law_files",
    "law_hash",
    "load_vocabulary",
]
