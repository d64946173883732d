#!/usr/bin/env python3
"""Checkpoints that PyTorch and the safetensors package write, and the logits that PyTorch computes with them.

Also loads files that mmreport wrote with `load_state_dict(strict=True)`, when asked to check them.

usage: checkpoints.py write        writes Tests/Data/torch-gru.safetensors, torch-transformer.safetensors
                                   and torch-checkpoints.json
       checkpoints.py check DIR    loads DIR/gru.safetensors and DIR/transformer.safetensors, as the tests export them
needs: pip install torch safetensors numpy
"""
import json
import math
import sys
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file
from torch import nn
from torch.nn import functional as F

V, T, C, H, LAYERS, HEADS = 5, 4, 8, 8, 2, 4
DATA = Path(__file__).resolve().parents[1] / "Data"
BEGINNING = [0, 3, 1, 4]


class GRU(nn.Module):
    """Under the names that the reference implementation gives its parameters."""

    def __init__(self):
        super().__init__()
        self.start = nn.Parameter(torch.zeros(1, H))
        self.wte = nn.Embedding(V, C)
        self.cell = nn.ModuleDict({f"xh_to_{gate}": nn.Linear(C + H, H) for gate in ("z", "r", "hbar")})
        self.lm_head = nn.Linear(H, V)

    def forward(self, x):
        state, states = self.start, []
        for token in self.wte(x).unbind(0):
            joined = torch.cat([token.unsqueeze(0), state], 1)
            z, r = torch.sigmoid(self.cell["xh_to_z"](joined)), torch.sigmoid(self.cell["xh_to_r"](joined))
            candidate = torch.tanh(self.cell["xh_to_hbar"](torch.cat([token.unsqueeze(0), r * state], 1)))
            state = (1 - z) * state + z * candidate
            states.append(state)
        return self.lm_head(torch.cat(states))


class Attention(nn.Module):
    def __init__(self):
        super().__init__()
        self.c_attn, self.c_proj = nn.Linear(C, 3 * C), nn.Linear(C, C)
        self.register_buffer("bias", torch.ones(T, T).tril().view(1, 1, T, T))


class Block(nn.Module):
    def __init__(self):
        super().__init__()
        self.ln_1, self.attn, self.ln_2 = nn.LayerNorm(C), Attention(), nn.LayerNorm(C)
        self.mlp = nn.ModuleDict({"c_fc": nn.Linear(C, 4 * C), "c_proj": nn.Linear(4 * C, C)})

    def forward(self, x):
        t = len(x)
        q, k, v = (part.view(t, HEADS, -1).transpose(0, 1) for part in self.attn.c_attn(self.ln_1(x)).split(C, 1))
        score = q @ k.transpose(1, 2) / math.sqrt(C // HEADS)
        weights = score.masked_fill(self.attn.bias[0, :, :t, :t] == 0, -math.inf).softmax(2)
        x = x + self.attn.c_proj((weights @ v).transpose(0, 1).reshape(t, C))
        return x + self.mlp["c_proj"](F.gelu(self.mlp["c_fc"](self.ln_2(x)), approximate="tanh"))


class Transformer(nn.Module):
    def __init__(self):
        super().__init__()
        self.transformer = nn.ModuleDict({
            "wte": nn.Embedding(V, C), "wpe": nn.Embedding(T, C),
            "h": nn.ModuleList(Block() for _ in range(LAYERS)), "ln_f": nn.LayerNorm(C)})
        self.lm_head = nn.Linear(C, V, bias=False)

    def forward(self, x):
        parts = self.transformer
        h = parts["wte"](x) + parts["wpe"].weight[: len(x)]
        for block in parts["h"]:
            h = block(h)
        return self.lm_head(parts["ln_f"](h))


MODELS = {"gru": GRU, "transformer": Transformer}


def write():
    logits = {}
    for number, (name, model) in enumerate(MODELS.items()):
        torch.manual_seed(number)
        network = model()
        save_file(network.state_dict(), DATA / f"torch-{name}.safetensors", metadata={"format": "pt"})
        logits[name] = network(torch.tensor(BEGINNING)).flatten().tolist()
    text = json.dumps({"torch": torch.__version__, "tokens": BEGINNING[1:], "logits": logits})
    (DATA / "torch-checkpoints.json").write_text(text + "\n")


def check(folder):
    for name, model in MODELS.items():
        network = model()
        network.load_state_dict(load_file(Path(folder) / f"{name}.safetensors"), strict=True)
        print(name, "loaded; logits", [round(x, 4) for x in network(torch.tensor(BEGINNING))[-1].tolist()])


write() if sys.argv[1:] == ["write"] else check(sys.argv[2])
