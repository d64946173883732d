"""A CNN: convolutions of two taps whose distance doubles from
layer to layer (WaveNet, 2016). It needs PyTorch, and
training.py beside it.
"""
import torch
from torch import nn
from torch.nn import functional as F
from training import V, evaluate, itos, train

# Numbers of a letter, and layers.
C, LAYERS = {{channels}}, {{layers}}

class CNN(nn.Module):
    def __init__(self):
        super().__init__()
        self.wte = nn.Embedding(V, C)
        self.layers = nn.ModuleList()
        for _ in range(LAYERS):
            self.layers.append(nn.ModuleList([
                nn.Linear(2 * C, 2 * C), nn.Linear(C, 2 * C)]))
        self.mix, self.head = nn.Linear(C, C), nn.Linear(C, V)
        self.drop = nn.Dropout({{dropout}})

    def forward(self, x):  # B words, T letters: B x T
        x, skips = self.wte(x), 0
        for k, (gates, paths) in enumerate(self.layers):
            # What stood 2^k before; zeros before a word.
            before = F.pad(x, (0, 0, 2**k, 0))[:, : x.shape[1]]
            a, b = gates(torch.cat([before, x], 2)).split(C, 2)
            gated = self.drop(torch.tanh(a) * torch.sigmoid(b))
            residual, skip = paths(gated).split(C, 2)
            x, skips = x + residual, skips + skip
        x = torch.relu(self.mix(torch.relu(skips)))
        return self.head(x)

model = CNN()
{{> train}}
