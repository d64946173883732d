"""A Transformer: each letter looks back at all before it
(Vaswani et al. 2017, as GPT-2 arranges it). It needs PyTorch,
and training.py beside it.
"""
import torch
from torch import nn
from torch.nn import functional as F
from training import T, V, evaluate, itos, train

C, LAYERS, HEADS = {{channels}}, {{layers}}, {{heads}}

class Block(nn.Module):
    def __init__(self):
        super().__init__()
        self.ln1 = nn.LayerNorm(C)
        self.qkv = nn.Linear(C, 3 * C)
        self.out = nn.Linear(C, C)
        self.ln2 = nn.LayerNorm(C)
        self.up = nn.Linear(C, 4 * C)
        self.down = nn.Linear(4 * C, C)
        self.drop = nn.Dropout({{dropout}})

    def forward(self, x):
        B, n, _ = x.shape
        # Queries, keys and values: B x HEADS x n x C / HEADS.
        qkv = self.qkv(self.ln1(x)).view(B, n, 3, HEADS, -1)
        q, k, v = qkv.permute(2, 0, 3, 1, 4)
        seen = F.scaled_dot_product_attention(
            q, k, v, is_causal=True)
        seen = seen.transpose(1, 2).flatten(2)
        x = x + self.drop(self.out(seen))
        hidden = self.up(self.ln2(x))
        hidden = F.gelu(hidden, approximate="tanh")
        return x + self.drop(self.down(hidden))

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
