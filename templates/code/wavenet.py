"""A tree over the last letters: each level joins two and two,
as in the sixth lecture. It needs PyTorch, and training.py
beside it.
"""
import torch
from torch import nn
from training import V, evaluate, itos, train

# Numbers of a letter and of a node, and levels of the tree.
C, H, LEVELS = {{channels}}, {{hidden}}, {{layers}}

class WaveNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.wte = nn.Embedding(V, C)
        sizes = [C] + [H] * LEVELS
        self.joins = nn.ModuleList(
            nn.Linear(2 * n, H, bias=False) for n in sizes[:-1])
        self.norms = nn.ModuleList(
            nn.BatchNorm1d(H) for _ in range(LEVELS))
        self.head = nn.Linear(H, V)
        self.drop = nn.Dropout({{dropout}})

    def forward(self, x):  # B words, T letters: B x T
        # Letters and the start token: what fills up a row must
        # not count in the batch's mean and variance.
        inside = x > 0
        inside[:, 0] = True
        x = self.wte(x)
        for k in range(LEVELS):
            # What stood 2^k before; the first before a word.
            first = x[:, :1].expand(-1, 2**k, -1)
            before = torch.cat([first, x], 1)[:, : x.shape[1]]
            two = torch.cat([before, x], 2)
            nodes = self.joins[k](two[inside])
            x = torch.zeros(*inside.shape, H)
            nodes = torch.tanh(self.norms[k](nodes))
            x[inside] = self.drop(nodes)
        return self.head(x)

model = WaveNet()
{{> train}}
