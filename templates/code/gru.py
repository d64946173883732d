"""A GRU: gates keep the state or renew it (Cho et al. 2014).
Needs PyTorch, and training.py beside it."""
import torch
from torch import nn
from torch.nn import functional as F
from training import V, evaluate, itos, train

# Numbers of a letter and of the state.
C, H = {{channels}}, {{hidden}}

class GRU(nn.Module):
    def __init__(self):
        super().__init__()
        self.start = nn.Parameter(torch.zeros(1, H))
        self.wte = nn.Embedding(V, C)
        self.update = nn.Linear(C + H, H)
        self.reset = nn.Linear(C + H, H)
        self.candidate = nn.Linear(C + H, H)
        self.head = nn.Linear(H, V)
        self.drop = nn.Dropout({{dropout}})

    def layer(self, linear):
        # Dropout takes the same weights away at every letter.
        Wx, Wh = linear.weight.split([C, H], 1)
        W = torch.cat([Wx, self.drop(Wh)], 1)
        return lambda x, h: F.linear(
            torch.cat([x, h], 1), W, linear.bias)

    def forward(self, x):  # B words, T letters: B x T
        letters = self.drop(self.wte.weight)
        update = self.layer(self.update)
        reset = self.layer(self.reset)
        candidate = self.layer(self.candidate)
        h = self.start.expand(len(x), H)
        hs = []
        for t in range(x.shape[1]):
            e = letters[x[:, t]]
            z = torch.sigmoid(update(e, h))
            r = torch.sigmoid(reset(e, h))
            # nn.GRU multiplies by r after the product instead.
            new = torch.tanh(candidate(e, r * h))
            h = (1 - z) * h + z * new
            hs.append(h)
        return self.head(self.drop(torch.stack(hs, 1)))

model = GRU()
{{> train}}
