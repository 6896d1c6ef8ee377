"""Prints the import facts of every file named on stdin: one JSON line per file, as CPython's own parser sees them."""
import ast
import json
import sys


def facts(source: bytes) -> list[str] | None:
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    found: list[str] = []
    guarded: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.If) and is_guard(node.test):
            for child in node.body:
                guarded.update(id(inner) for inner in ast.walk(child))
    for node in ast.walk(tree):
        use = "type" if id(node) in guarded else "value"
        if isinstance(node, ast.Import):
            found.extend(f"{use} {alias.lineno} {alias.name}" for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            names = ",".join(alias.name for alias in node.names)
            found.append(f"{use} {node.lineno} {'.' * node.level}{node.module or ''} {names}")
    return found


def is_guard(test: ast.expr) -> bool:
    name = test.id if isinstance(test, ast.Name) else test.attr if isinstance(test, ast.Attribute) else ""
    return name == "TYPE_CHECKING"


for line in sys.stdin:
    with open(line.rstrip("\n"), "rb") as file:
        print(json.dumps(facts(file.read())), flush=False)
