"""A Transformer (Vaswani et al. 2017, as GPT-2 arranges it):
each letter looks back. Needs PyTorch, and training.py."""
import torch
from torch import nn
from torch.nn import functional as F
from training import T, V, evaluate, itos, train

C, LAYERS, HEADS = {{channels}}, {{layers}}, {{heads}}

class Block(nn.Module):
    def __init__(self):
        super().__init__()
        self.ln1, self.ln2 = nn.LayerNorm(C), nn.LayerNorm(C)
        self.qkv = nn.Linear(C, 3 * C)
        self.out = nn.Linear(C, C)
        self.up = nn.Linear(C, 4 * C)
        self.down = nn.Linear(4 * C, C)
        self.drop = nn.Dropout({{dropout}})

    def forward(self, x):
        # Queries, keys and values: B x HEADS x n x C / HEADS.
        qkv = self.qkv(self.ln1(x)).unflatten(2, (3, HEADS, -1))
        q, k, v = qkv.permute(2, 0, 3, 1, 4)
        seen = F.scaled_dot_product_attention(
            q, k, v, is_causal=True).transpose(1, 2)
        x = x + self.drop(self.out(seen.flatten(2)))
        h = F.gelu(self.up(self.ln2(x)), approximate="tanh")
        return x + self.drop(self.down(h))

class Transformer(nn.Module):
    def __init__(self):
        super().__init__()
        self.wte = nn.Embedding(V, C)
        self.wpe = nn.Embedding(T, C)
        self.blocks = nn.Sequential(
            *(Block() for _ in range(LAYERS)))
        self.ln = nn.LayerNorm(C)
        self.head = nn.Linear(C, V, bias=False)
        self.drop = nn.Dropout({{dropout}})

    def forward(self, x):  # B words, n letters: B x n
        place = torch.arange(x.shape[1]).clamp(max=T - 1)
        x = self.drop(self.wte(x) + self.wpe(place))
        return self.head(self.ln(self.blocks(x)))

model = Transformer()
{{> train}}
