"""An MLP: the embeddings of the last letters side by side, and
one hidden layer (Bengio et al. 2003). It needs PyTorch, and
training.py beside it.
"""
import torch
from torch import nn
from torch.nn import functional as F
from training import V, evaluate, itos, train

# Letters seen, numbers of a letter, hidden units.
K, C, H = {{context}}, {{channels}}, {{hidden}}

class MLP(nn.Module):
    def __init__(self):
        super().__init__()
        self.wte = nn.Embedding(V, C)
        self.up = nn.Linear(K * C, H)
        self.down = nn.Linear(H, V)
        self.drop = nn.Dropout({{dropout}})

    def forward(self, x):  # B words, T letters: B x T
        # A window of K letters at every position, the newest
        # first; before a word it reads start tokens.
        x = F.pad(x, (K - 1, 0)).unfold(1, K, 1).flip(2)
        x = self.wte(x).flatten(2)  # B x T x KC
        return self.down(self.drop(self.up(x).tanh()))

model = MLP()
{{> train}}
