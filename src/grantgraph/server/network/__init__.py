"""The network of a large dataset in pieces: an overview at first, then whatever a reader opens.

`preparing` makes an index of the network once (an SQLite file) and the page that asks for its pieces; `endpoints` gives
them under `/network`. Every piece is bounded, and none of them touches the engine.
"""
