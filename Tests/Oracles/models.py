#!/usr/bin/env python3
"""What PyTorch computes for the neural models: logits, loss, gradients, and ten steps of AdamW.

Weights follow a formula that the tests repeat, so only results are stored. Sizes are the reference
implementation's defaults; the batch is padded as there, and padding is left out of what is stored.

usage: models.py > Tests/ModelsTests/torch-models.json
needs: pip install torch
"""
import json

import torch
import torch.nn.functional as F

WORDS = ["emma", "o", "zachariah", "christopherjohn"]
V, T, C, H, LAYERS, HEADS = 27, 16, 64, 64, 4, 4


def weight(order, shape, scale):
    """Evenly spread numbers in a scrambled order; the same formula stands in the Swift tests."""
    count = torch.Size(shape).numel()
    index = torch.arange(count, dtype=torch.float64)
    spread = torch.remainder(index * 7919 + order * 104729, 2003) / 1001 - 1
    return (spread * scale).to(torch.float32).reshape(shape).requires_grad_()


def transformer_shapes():
    shapes = [("transformer.wte.weight", (V, C)), ("transformer.wpe.weight", (T, C))]
    for layer in range(LAYERS):
        name = f"transformer.h.{layer}."
        for part, shape in [("ln_1", (C,)), ("attn.c_attn", (3 * C, C)), ("attn.c_proj", (C, C)),
                            ("ln_2", (C,)), ("mlp.c_fc", (4 * C, C)), ("mlp.c_proj", (C, 4 * C))]:
            shapes += [(name + part + ".weight", shape), (name + part + ".bias", shape[:1])]
    return shapes + [("transformer.ln_f.weight", (C,)), ("transformer.ln_f.bias", (C,)),
                     ("lm_head.weight", (V, C))]


def transformer(p, x):
    b, t = x.shape

    def norm(h, name):
        return F.layer_norm(h, (C,), p[name + ".weight"], p[name + ".bias"])

    def linear(h, name):
        return F.linear(h, p[name + ".weight"], p[name + ".bias"])

    h = p["transformer.wte.weight"][x] + p["transformer.wpe.weight"][:t]
    for layer in range(LAYERS):
        name = f"transformer.h.{layer}."
        qkv = linear(norm(h, name + "ln_1"), name + "attn.c_attn")
        q, k, v = (part.view(b, t, HEADS, C // HEADS).transpose(1, 2) for part in qkv.split(C, 2))
        y = F.scaled_dot_product_attention(q, k, v, is_causal=True)
        h = h + linear(y.transpose(1, 2).reshape(b, t, C), name + "attn.c_proj")
        up = linear(norm(h, name + "ln_2"), name + "mlp.c_fc")
        h = h + linear(F.gelu(up, approximate="tanh"), name + "mlp.c_proj")
    return norm(h, "transformer.ln_f") @ p["lm_head.weight"].T


def mlp_shapes():
    return [("wte.weight", (V + 1, C)), ("mlp.0.weight", (H, T * C)), ("mlp.0.bias", (H,)),
            ("mlp.2.weight", (V, H)), ("mlp.2.bias", (V,))]


def mlp(p, x):
    parts = []
    for place in range(T):
        before = torch.full_like(x[:, :place], V)
        parts.append(p["wte.weight"][torch.cat([before, x[:, : x.shape[1] - place]], 1)])
    h = torch.tanh(F.linear(torch.cat(parts, 2), p["mlp.0.weight"], p["mlp.0.bias"]))
    return F.linear(h, p["mlp.2.weight"], p["mlp.2.bias"])


def batch():
    x = torch.zeros(len(WORDS), T, dtype=torch.long)
    y = torch.full((len(WORDS), T), -1)
    for row, word in enumerate(WORDS):
        tokens = torch.tensor([ord(c) - 96 for c in word])
        x[row, 1 : 1 + len(tokens)] = tokens
        y[row, : len(tokens)] = tokens
        y[row, len(tokens)] = 0
    return x, y


def describe(shapes, forward):
    p = {name: weight(order, shape, 1 if len(shape) == 1 else 0.1)
         for order, (name, shape) in enumerate(shapes)}
    x, y = batch()
    optimizer = torch.optim.AdamW(p.values(), lr=5e-4, betas=(0.9, 0.99), eps=1e-8, weight_decay=0.01)
    losses, result = [], {}
    for step in range(10):
        logits = forward(p, x)
        loss = F.cross_entropy(logits.view(-1, V), y.view(-1), ignore_index=-1)
        optimizer.zero_grad()
        loss.backward()
        if step == 0:
            result["logits"] = logits[y >= 0].detach().flatten().tolist()
            result["gradients"] = [
                {"name": name, "shape": list(shape), "norm": p[name].grad.double().norm().item(),
                 "first": p[name].grad.flatten()[:6].tolist(),
                 "last": p[name].grad.flatten()[-6:].tolist()} for name, shape in shapes]
        losses.append(loss.item())
        optimizer.step()
    return {**result, "losses": losses}


print(json.dumps({"torch": torch.__version__, "words": WORDS,
                  "transformer": describe(transformer_shapes(), transformer),
                  "mlp": describe(mlp_shapes(), mlp)}, indent=1))
