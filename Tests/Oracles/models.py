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


def short_mlp_shapes():
    return [("wte.weight", (V, 10)), ("mlp.0.weight", (200, 30)), ("mlp.0.bias", (200,)),
            ("mlp.2.weight", (V, 200)), ("mlp.2.bias", (V,))]


def short_contexts(x):
    """Three characters, the newest first, with the boundary before the beginning."""
    return torch.cat([earlier(x, place, 0) for place in range(3)], 2)


def earlier(x, distance, fill):
    """What stands `distance` places before, or `fill` before the beginning: B x T (x C) to B x T x C."""
    x = x.unsqueeze(2) if x.dim() == 2 else x
    before = torch.full_like(x[:, :distance], fill)
    return torch.cat([before, x[:, : x.shape[1] - distance]], 1)


def short_mlp(p, x):
    h = p["wte.weight"][short_contexts(x)].flatten(2)
    h = torch.tanh(F.linear(h, p["mlp.0.weight"], p["mlp.0.bias"]))
    return F.linear(h, p["mlp.2.weight"], p["mlp.2.bias"])


def batch_norm_mlp_shapes():
    return [("wte.weight", (V, 10)), ("mlp.0.weight", (200, 30)), ("mlp.1.weight", (200,)),
            ("mlp.1.bias", (200,)), ("mlp.3.weight", (V, 200)), ("mlp.3.bias", (V,))]


def batch_norm(h, p, name):
    """Over the rows of words only: padding would move mean and variance."""
    rows = h[INSIDE]
    mean, variance = rows.mean(0), rows.var(0, unbiased=False)
    return (h - mean) / torch.sqrt(variance + 1e-5) * p[name + ".weight"] + p[name + ".bias"]


def batch_norm_mlp(p, x):
    h = p["wte.weight"][short_contexts(x)].flatten(2) @ p["mlp.0.weight"].T
    return F.linear(torch.tanh(batch_norm(h, p, "mlp.1")), p["mlp.3.weight"], p["mlp.3.bias"])


def bigram_shapes():
    return [("logits", (V, V))]


def bigram(p, x):
    return p["logits"][x]


def bow_shapes():
    return [("wte.weight", (V, C)), ("wpe.weight", (T, C)), ("context_block.mlp.c_fc.weight", (H, C)),
            ("context_block.mlp.c_fc.bias", (H,)), ("context_block.mlp.c_proj.weight", (C, H)),
            ("context_block.mlp.c_proj.bias", (C,)), ("lm_head.weight", (V, C)), ("lm_head.bias", (V,))]


def bow(p, x):
    t = x.shape[1]
    h = p["wte.weight"][x] + p["wpe.weight"][:t]
    h = h + h.cumsum(1) / torch.arange(1, t + 1).view(1, t, 1)
    name = "context_block.mlp."
    up = torch.tanh(F.linear(h, p[name + "c_fc.weight"], p[name + "c_fc.bias"]))
    h = h + F.linear(up, p[name + "c_proj.weight"], p[name + "c_proj.bias"])
    return F.linear(h, p["lm_head.weight"], p["lm_head.bias"])


def recurrent_shapes(parts, state):
    shapes = [("start", (1, state)), ("wte.weight", (V, C))]
    for part, outputs in parts:
        shapes += [(f"cell.xh_to_{part}.weight", (outputs, C + H)), (f"cell.xh_to_{part}.bias", (outputs,))]
    return shapes + [("lm_head.weight", (V, H)), ("lm_head.bias", (V,))]


def recurrent(cell):
    def forward(p, x):
        def layer(part, joined):
            return F.linear(joined, p[f"cell.xh_to_{part}.weight"], p[f"cell.xh_to_{part}.bias"])

        state, states = p["start"].expand(len(x), -1), []
        for token in p["wte.weight"][x].unbind(1):
            state = cell(layer, token, state)
            states.append(state[:, :H])
        return F.linear(torch.stack(states, 1), p["lm_head.weight"], p["lm_head.bias"])

    return forward


def rnn_cell(layer, token, state):
    return torch.tanh(layer("h", torch.cat([token, state], 1)))


def gru_cell(layer, token, state):
    joined = torch.cat([token, state], 1)
    z, r = torch.sigmoid(layer("z", joined)), torch.sigmoid(layer("r", joined))
    candidate = torch.tanh(layer("hbar", torch.cat([token, r * state], 1)))
    return (1 - z) * state + z * candidate


def lstm_cell(layer, token, state):
    h, c = state.split(H, 1)
    i, f, g, o = layer("gates", torch.cat([token, h], 1)).split(H, 1)
    c = torch.sigmoid(f) * c + torch.sigmoid(i) * torch.tanh(g)
    return torch.cat([torch.sigmoid(o) * torch.tanh(c), c], 1)


def cnn_shapes():
    shapes = [("wte.weight", (V, C))]
    for layer in range(LAYERS):
        shapes += [(f"layers.{layer}.gates.weight", (2 * C, 2 * C)), (f"layers.{layer}.gates.bias", (2 * C,)),
                   (f"layers.{layer}.paths.weight", (2 * C, C)), (f"layers.{layer}.paths.bias", (2 * C,))]
    return shapes + [("mix.weight", (C, C)), ("mix.bias", (C,)), ("lm_head.weight", (V, C)),
                     ("lm_head.bias", (V,))]


def cnn(p, x):
    """The convolutions as PyTorch's own, with two taps and a dilation."""
    h, skips = p["wte.weight"][x].transpose(1, 2), 0
    for layer in range(LAYERS):
        weight = p[f"layers.{layer}.gates.weight"]
        taps = torch.stack([weight[:, :C], weight[:, C:]], 2)
        gates = F.conv1d(F.pad(h, (2**layer, 0)), taps, p[f"layers.{layer}.gates.bias"], dilation=2**layer)
        gated = torch.tanh(gates[:, :C]) * torch.sigmoid(gates[:, C:])
        paths = F.conv1d(gated, p[f"layers.{layer}.paths.weight"].unsqueeze(2), p[f"layers.{layer}.paths.bias"])
        h, skips = h + paths[:, :C], skips + paths[:, C:]
    h = torch.relu(F.linear(torch.relu(skips.transpose(1, 2)), p["mix.weight"], p["mix.bias"]))
    return F.linear(h, p["lm_head.weight"], p["lm_head.bias"])


def wavenet_shapes():
    shapes = [("wte.weight", (V, C))]
    for level in range(LAYERS):
        shapes += [(f"levels.{level}.0.weight", (H, 2 * (H if level else C))),
                   (f"levels.{level}.1.weight", (H,)), (f"levels.{level}.1.bias", (H,))]
    return shapes + [("lm_head.weight", (V, H)), ("lm_head.bias", (V,))]


def wavenet(p, x):
    h = p["wte.weight"][x]
    for level in range(LAYERS):
        distance = 2**level
        before = torch.cat([h[:, :1].expand(-1, distance, -1), h[:, : h.shape[1] - distance]], 1)
        h = torch.cat([before, h], 2) @ p[f"levels.{level}.0.weight"].T
        h = torch.tanh(batch_norm(h, p, f"levels.{level}.1"))
    return F.linear(h, p["lm_head.weight"], p["lm_head.bias"])


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


INSIDE = batch()[1] >= 0
MODELS = {
    "bigram": (bigram_shapes(), bigram),
    "mlp": (mlp_shapes(), mlp),
    "mlp-3": (short_mlp_shapes(), short_mlp),
    "mlp-batchnorm": (batch_norm_mlp_shapes(), batch_norm_mlp),
    "rnn": (recurrent_shapes([("h", H)], H), recurrent(rnn_cell)),
    "gru": (recurrent_shapes([("z", H), ("r", H), ("hbar", H)], H), recurrent(gru_cell)),
    "lstm": (recurrent_shapes([("gates", 4 * H)], 2 * H), recurrent(lstm_cell)),
    "bow": (bow_shapes(), bow),
    "cnn": (cnn_shapes(), cnn),
    "wavenet": (wavenet_shapes(), wavenet),
    "transformer": (transformer_shapes(), transformer),
}
print(json.dumps({"torch": torch.__version__, "words": WORDS,
                  "models": {name: describe(*model) for name, model in MODELS.items()}}, indent=1))
