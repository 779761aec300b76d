"""`ontology/` -> values: concepts, registers, and the words that names are made of."""
