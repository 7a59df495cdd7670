"""Reads source files for calls that hand Textual text it would parse as markup.

It follows names one step inside a function (what they are assigned, how a parameter is annotated) and trusts a
function whose return is annotated `Content`; it runs nothing and knows none of the widgets' classes.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

# What is drawn: the positions and keywords that carry it; every position where it is None.
CONSTRUCTORS: dict[str, tuple[int | None, frozenset[str]]] = {
    "Static": (1, frozenset({"content"})),
    "Label": (1, frozenset({"content"})),
    "Button": (1, frozenset({"label", "tooltip"})),
    "Checkbox": (1, frozenset({"label", "tooltip"})),
    "RadioButton": (1, frozenset({"label", "tooltip"})),
    "Option": (1, frozenset({"prompt"})),
    "OptionList": (None, frozenset()),
    "Tab": (1, frozenset({"label"})),
    "TabPane": (1, frozenset({"title"})),
    "Collapsible": (0, frozenset({"title"})),
    "Tree": (1, frozenset({"label"})),
}
METHODS: dict[str, tuple[int | None, frozenset[str]]] = {
    "notify": (1, frozenset({"message", "title"})),
    "add_option": (1, frozenset({"option"})),
    "add_options": (1, frozenset({"new_options"})),
    "add_leaf": (1, frozenset({"label"})),
    "replace_option_prompt": (2, frozenset({"prompt"})),
}
ATTRIBUTES = frozenset({"border_title", "border_subtitle", "tooltip"})
MAKERS = frozenset({"plain", "Content", "assemble", "styled", "from_text", "Option"})


def unsafe_calls(sources: dict[str, str]) -> list[str]:
    """`file:line source` of each place in `sources` (file name to source) where text goes past `plain`."""
    trees = {name: ast.parse(source) for name, source in sources.items()}
    trusted = MAKERS | {
        node.name
        for tree in trees.values()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef) and node.returns and ast.unparse(node.returns) == "Content"
    }
    return [
        f"{name}:{node.lineno} {ast.unparse(node)}"
        for name, tree in trees.items()
        for scope, bases, node in _nodes(tree)
        if _Scope(tree, scope, trusted).lets_through(node, bases)
    ]


def _nodes(
    tree: ast.AST, scope: ast.AST | None = None, bases: frozenset[str] = frozenset()
) -> Iterator[tuple[ast.AST | None, frozenset[str], ast.AST]]:
    """Each node with the function and the bases of the class it stands in."""
    for node in ast.iter_child_nodes(tree):
        yield scope, bases, node
        if isinstance(node, ast.ClassDef):
            yield from _nodes(node, scope, frozenset(_last_name(base) for base in node.bases))
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield from _nodes(node, node, bases)
        else:
            yield from _nodes(node, scope, bases)


def _last_name(node: ast.AST) -> str:
    if isinstance(node, ast.Subscript):
        return _last_name(node.value)
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


class _Scope:
    """What names mean in one function of one file."""

    def __init__(self, tree: ast.AST, function: ast.AST | None, trusted: frozenset[str]) -> None:
        self.trusted = trusted
        self.annotations: dict[str, str] = {}
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
            arguments = function.args
            for argument in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs):
                if argument.annotation:
                    self.annotations[argument.arg] = ast.unparse(argument.annotation)
        self.values: dict[str, list[ast.AST]] = {}
        for node in [*ast.iter_child_nodes(tree), *(ast.walk(function) if function else ())]:
            targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
            for target in targets:
                if isinstance(target, ast.Name) and (value := getattr(node, "value", None)) is not None:
                    self.values.setdefault(target.id, []).append(value)

    def lets_through(self, node: ast.AST, bases: frozenset[str]) -> bool:
        if isinstance(node, ast.Assign):
            named = any(isinstance(target, ast.Attribute) and target.attr in ATTRIBUTES for target in node.targets)
            return named and not self.is_safe(node.value)
        if not isinstance(node, ast.Call) or _markup_is_off(node):
            return False
        name = _last_name(node.func)
        if name == "update" and isinstance(node.func, ast.Attribute):
            return any(self.is_text(argument) for argument in node.args[:1])
        if name == "__init__" and _is_super(node.func):
            name = next((base for base in bases if base in CONSTRUCTORS), "")
        positions, keywords = CONSTRUCTORS.get(name) or METHODS.get(name) or (0, frozenset())
        if name == "Tree" or name in METHODS or name in CONSTRUCTORS:
            drawn = [*node.args[:positions], *(k.value for k in node.keywords if k.arg in keywords)]
            return any(not self.is_safe(argument) for argument in drawn)
        return False

    def is_safe(self, node: ast.AST, *, follow: bool = True) -> bool:
        match node:
            case ast.Constant():
                return True
            case ast.Call(func=func):
                return _last_name(func) in self.trusted
            case ast.IfExp(body=body, orelse=orelse):
                return self.is_safe(body, follow=follow) and self.is_safe(orelse, follow=follow)
            case ast.Starred(value=value):
                return self.is_safe(value, follow=follow)
            case ast.List(elts=elements) | ast.Tuple(elts=elements):
                return all(self.is_safe(element, follow=follow) for element in elements)
            case ast.ListComp(elt=element) | ast.GeneratorExp(elt=element):
                return self.is_safe(element, follow=follow)
            case ast.Name(id=name):
                return (self.annotations.get(name) or "") in {"Content", "Content | None", "Option"} or (
                    follow
                    and name not in self.annotations
                    and bool(self.values.get(name))
                    and all(self.is_safe(value, follow=False) for value in self.values[name])
                )
        return False

    def is_text(self, node: ast.AST) -> bool:
        """Whether this is surely text: `update` is a method of dictionaries too."""
        match node:
            case ast.JoinedStr():
                return True
            case ast.BinOp(left=left, right=right):
                return self.is_text(left) or self.is_text(right) or _is_literal_text(left) or _is_literal_text(right)
            case ast.Call(func=ast.Attribute(attr="format" | "join")) | ast.Call(func=ast.Name(id="str")):
                return True
            case ast.Name(id=name):
                return self.annotations.get(name) == "str" or any(
                    isinstance(value, ast.JoinedStr) for value in self.values.get(name, [])
                )
        return False


def _is_literal_text(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def _is_super(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Call)
        and _last_name(node.value.func) == "super"
    )


def _markup_is_off(call: ast.Call) -> bool:
    return any(
        keyword.arg == "markup" and isinstance(keyword.value, ast.Constant) and keyword.value.value is False
        for keyword in call.keywords
    )
