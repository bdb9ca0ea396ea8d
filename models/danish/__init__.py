"""Danish: sentences, lemmas, names, numbers and questions of council papers."""
