"""An LSTM: a memory behind gates, and a state (Graves 2013). It
needs PyTorch, and training.py beside it.
"""
import torch
from torch import nn
from torch.nn import functional as F
from training import V, evaluate, itos, train

# Numbers of a letter and of the state.
C, H = {{channels}}, {{hidden}}

class LSTM(nn.Module):
    def __init__(self):
        super().__init__()
        self.start = nn.Parameter(torch.zeros(1, 2 * H))
        self.wte = nn.Embedding(V, C)
        self.gates = nn.Linear(C + H, 4 * H)
        self.head = nn.Linear(H, V)
        self.drop = nn.Dropout({{dropout}})

    def forward(self, x):  # B words, T letters: B x T
        # Dropout takes the same numbers away at every letter.
        letters = self.drop(self.wte.weight)
        Wx, Wh = self.gates.weight.split([C, H], 1)
        W = torch.cat([Wx, self.drop(Wh)], 1)
        h, c = self.start.expand(len(x), 2 * H).split(H, 1)
        hs = []
        for t in range(x.shape[1]):
            xh = torch.cat([letters[x[:, t]], h], 1)
            gates = F.linear(xh, W, self.gates.bias)
            i, f, g, o = gates.split(H, 1)
            i, f, o = i.sigmoid(), f.sigmoid(), o.sigmoid()
            # No matrix stands on the memory's own path.
            c = f * c + i * g.tanh()
            h = o * c.tanh()
            hs.append(h)
        return self.head(self.drop(torch.stack(hs, 1)))

model = LSTM()
{{> train}}
