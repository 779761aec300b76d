"""Records become triples, triples become a dataset, a dataset answers questions."""
