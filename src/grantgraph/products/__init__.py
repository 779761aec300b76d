"""What a build leaves on disk: a folder whose products all belong to one finished build.

    with build_folder(out) as folder:
        folder.write("graph.ttl", chunks)
        with folder.directory("store") as path: ...
        folder.commit(triples=..., sources=...)

Without `commit`, or after any error, the earlier products stand as they were.
"""

from grantgraph.products.folder import BuildFolder, build_folder
from grantgraph.products.manifest import MANIFEST, Manifest, Product, SourceFile, damage, read_manifest

__all__ = [
    "MANIFEST",
    "BuildFolder",
    "Manifest",
    "Product",
    "SourceFile",
    "build_folder",
    "damage",
    "read_manifest",
]
