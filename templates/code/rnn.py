"""An RNN: a state that every letter moves (Elman 1990). It
needs PyTorch, and training.py beside it.
"""
import torch
from torch import nn
from torch.nn import functional as F
from training import V, evaluate, itos, train

# Numbers of a letter and of the state.
C, H = {{channels}}, {{hidden}}

class RNN(nn.Module):
    def __init__(self):
        super().__init__()
        self.start = nn.Parameter(torch.zeros(1, H))
        self.wte = nn.Embedding(V, C)
        self.cell = nn.Linear(C + H, H)
        self.head = nn.Linear(H, V)
        self.drop = nn.Dropout({{dropout}})

    def forward(self, x):  # B words, T letters: B x T
        # Dropout takes the same numbers away at every letter.
        letters = self.drop(self.wte.weight)
        Wx, Wh = self.cell.weight.split([C, H], 1)
        W = torch.cat([Wx, self.drop(Wh)], 1)
        h = self.start.expand(len(x), H)
        hs = []
        for t in range(x.shape[1]):
            xh = torch.cat([letters[x[:, t]], h], 1)
            h = torch.tanh(F.linear(xh, W, self.cell.bias))
            hs.append(h)
        return self.head(self.drop(torch.stack(hs, 1)))

model = RNN()
{{> train}}
