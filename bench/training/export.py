"""The taught encoder as one ONNX file: weights of eight bits, the pieces beside them."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from monitor.adapters.encoder import OUTPUTS

OPSET, FORMAT = 20, 9
RUNTIME = "com.microsoft"
"""Operators of ONNX Runtime beyond the standard: the product with matrices of eight bits."""
RANGE = 64
"""Weights go from minus this to this: seven bits, which no processor's 16-bit sums overflow."""
PLACES = 288
"""Places a stretch can have: role, flags, reply and window."""


class Graph:
    """Nodes and constants, named as they come."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []

    def constant(self, array: Any) -> str:
        name = f"c{len(self.constants)}"
        values = np.asarray(array)
        values = values.astype(np.float32) if values.dtype.kind == "f" else values
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(values), name))
        return name

    def node(self, kind: str, *inputs: str, out: str = "", **attributes: Any) -> str:
        name = out or f"n{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, list(inputs), [name], **attributes))
        return name

    def linear(self, x: str, weight: Any, bias: Any, out: str = "") -> str:
        product = self.node("MatMul", x, self.constant(weight))
        return self.node("Add", product, self.constant(bias), out=out)

    def small(self, x: str, weight: Any, bias: Any) -> str:
        """The same with a matrix of eight bits, one scale a column."""
        scale = np.abs(weight).max(axis=0) / RANGE
        parts = (np.round(weight / scale).astype(np.int8), scale)
        whole, scales = map(self.constant, parts)
        return self.node(
            "DynamicQuantizeMatMul", x, whole, scales, "", self.constant(bias), domain=RUNTIME
        )

    def norm(self, x: str, weight: Any, bias: Any) -> str:
        constants = (self.constant(weight), self.constant(bias))
        return self.node("LayerNormalization", x, *constants, axis=-1, epsilon=1e-12)


def exported(net: dict[str, Any], heads: int, pieces: dict[str, float], path: Path) -> None:
    """Write the net to ``path``, quantised."""
    graph = Graph()
    x = _embedded(graph, net)
    for layer in net["layers"]:
        x = _layer(graph, layer, heads, x)
    first = graph.constant(np.array([0]))
    mean = graph.node("ReduceMean", x, first, keepdims=1)
    most = graph.node("ReduceMax", x, first, keepdims=1)
    graph.linear(graph.node("Concat", mean, most, axis=1), net["hw"], net["hb"], out="logits")
    warm = graph.linear(x, net["sw"], net["sb"])
    graph.node("Squeeze", warm, graph.constant(np.array([1])), out="heat")
    model = _model(graph)
    helper.set_model_props(model, {"pieces": json.dumps(pieces, ensure_ascii=False)})
    onnx.save(model, path)


def _model(graph: Graph) -> onnx.ModelProto:
    ids = helper.make_tensor_value_info("ids", TensorProto.INT64, ["pieces"])
    outputs = [
        helper.make_tensor_value_info("logits", TensorProto.FLOAT, [1, len(OUTPUTS)]),
        helper.make_tensor_value_info("heat", TensorProto.FLOAT, ["pieces"]),
    ]
    made = helper.make_graph(graph.nodes, "reader", [ids], outputs, graph.constants)
    opsets = [helper.make_opsetid("", OPSET), helper.make_opsetid(RUNTIME, 1)]
    model = helper.make_model(made, opset_imports=opsets)
    model.ir_version = FORMAT
    return model


def _embedded(graph: Graph, net: dict[str, Any]) -> str:
    pieces = _rows(graph, net["pieces"])
    length = graph.node("Shape", "ids")
    start = graph.constant(np.array([0]))
    places = graph.node("Slice", graph.constant(net["places"][:PLACES]), start, length)
    return graph.norm(graph.node("Add", pieces, places), net["lnw"], net["lnb"])


def _rows(graph: Graph, table: np.ndarray) -> str:
    """The rows of a table of eight bits, each with a scale of its own."""
    scale = np.abs(table).max(axis=1, keepdims=True) / 127
    small = np.round(table / scale).astype(np.int8)
    rows = graph.node("Gather", graph.constant(small), "ids")
    whole = graph.node("Cast", rows, to=TensorProto.FLOAT)
    return graph.node("Mul", whole, graph.node("Gather", graph.constant(scale), "ids"))


def _layer(graph: Graph, layer: dict[str, Any], heads: int, x: str) -> str:
    size = layer["q"].shape[0]
    scale = 1 / np.sqrt(size // heads)
    joint = np.concatenate([layer["q"] * scale, layer["k"], layer["v"]], axis=1)
    bias = np.concatenate([layer["qb"] * scale, layer["kb"], layer["vb"]])
    parts = graph.constant(np.array([-1, 3, heads, size // heads]))
    made = graph.node("Reshape", graph.small(x, joint, bias), parts)
    made = graph.node("Transpose", made, perm=[1, 2, 0, 3])
    query, key, value = (_part(graph, made, at) for at in range(3))
    turned = graph.node("Transpose", key, perm=[0, 2, 1])
    weights = graph.node("Softmax", graph.node("MatMul", query, turned), axis=-1)
    seen = graph.node("Transpose", graph.node("MatMul", weights, value), perm=[1, 0, 2])
    seen = graph.node("Reshape", seen, graph.constant(np.array([-1, size])))
    taken = graph.node("Add", x, graph.small(seen, layer["o"], layer["ob"]))
    x = graph.norm(taken, layer["aw"], layer["ab"])
    inner = graph.node("Gelu", graph.small(x, layer["i"], layer["ib"]), approximate="tanh")
    given = graph.node("Add", x, graph.small(inner, layer["f"], layer["fb"]))
    return graph.norm(given, layer["fw"], layer["fn"])


def _part(graph: Graph, made: str, at: int) -> str:
    bounds = (graph.constant(np.array([at])), graph.constant(np.array([at + 1])))
    return graph.node("Squeeze", graph.node("Slice", made, *bounds), graph.constant(np.array([0])))
