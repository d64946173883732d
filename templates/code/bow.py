"""A bag of words: the mean of all letters so far, and one
hidden layer. It needs PyTorch, and training.py beside it.
"""
import torch
from torch import nn
from training import T, V, evaluate, itos, train

# Numbers of a letter, and hidden units.
C, H = {{channels}}, {{hidden}}

class BagOfWords(nn.Module):
    def __init__(self):
        super().__init__()
        self.wte = nn.Embedding(V, C)
        self.wpe = nn.Embedding(T, C)
        self.up, self.down = nn.Linear(C, H), nn.Linear(H, C)
        self.head = nn.Linear(C, V)
        self.drop = nn.Dropout({{dropout}})

    def forward(self, x):  # B words, n letters: B x n
        n = x.shape[1]
        place = torch.arange(n).clamp(max=T - 1)
        x = self.wte(x) + self.wpe(place)
        # Equal attention: row t is the mean of all up to t.
        att = torch.tril(torch.ones(n, n))
        att = att / att.sum(1, keepdim=True)
        x = x + att @ x
        hidden = self.drop(torch.tanh(self.up(x)))
        return self.head(x + self.down(hidden))

model = BagOfWords()
{{> train}}
