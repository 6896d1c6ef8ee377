"""Prints the import edges that grimp finds between the modules of packages: python grimp_edges.py ROOT PACKAGE..."""

import json
import sys

import grimp

root, packages = sys.argv[1], sys.argv[2:]
sys.path.insert(0, root)
graph = grimp.build_graph(*packages, include_external_packages=False, cache_dir=None)
edges = []
for module in sorted(graph.modules):
    for imported in sorted(graph.find_modules_directly_imported_by(module)):
        edges.append([module, imported])
print(json.dumps({"modules": sorted(graph.modules), "edges": edges}))
