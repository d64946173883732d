"""The makemore family in PyTorch, in the styles that learners write: what `torch_peer.py` times.

Types that PyTorch offers a layer of its own for come in two styles: `plain`, written out as a lecture does, and
`tuned`, with that layer.

Each reads whole names for training (`forward`), and for sampling a character a time (`begin` and `step`): from what
it keeps of the characters before, tensors with a row a name, to the logits of the next ones. No character is read
twice.
"""

import torch
from torch import nn
from torch.nn import functional as F

CHANNELS = HIDDEN = 64
LAYERS = HEADS = 4


class Network(nn.Module):
    def choices(self, last, position, *state):
        """The probabilities of what follows `last`, names x vocabulary, and what is kept for the next time."""
        logits, state = self.step(last, position, *state)
        return logits.softmax(1), state


class Bigram(Network):
    def __init__(self, vocabulary, positions):
        super().__init__()
        self.logits = nn.Embedding(vocabulary, vocabulary)

    def forward(self, tokens):
        return self.logits(tokens)

    def begin(self, names):
        return ()

    def step(self, last, position):
        return self.logits(last), ()


class BigramTable(Bigram):
    """Samples from probabilities that are computed once."""

    def begin(self, names):
        self.probabilities = self.logits.weight.softmax(1)
        return ()

    def choices(self, last, position):
        return self.probabilities[last], ()


class MLP(Network):
    """The embeddings of all characters so far side by side; a token of its own stands before them."""

    def __init__(self, vocabulary, positions):
        super().__init__()
        self.blank, self.positions = vocabulary, positions
        self.tokens = nn.Embedding(vocabulary + 1, CHANNELS)
        self.layers = nn.Sequential(
            nn.Linear(positions * CHANNELS, HIDDEN), nn.Tanh(), nn.Linear(HIDDEN, vocabulary))

    def forward(self, tokens):
        padded = F.pad(tokens, (self.positions - 1, 0), value=self.blank)
        windows = padded.unfold(1, self.positions, 1).flip(2)
        return self.layers(self.tokens(windows).flatten(2))

    def begin(self, names):
        return (torch.full((names, self.positions), self.blank),)

    def step(self, last, position, window):
        window = torch.cat((last[:, None], window[:, :-1]), 1)
        return self.layers(self.tokens(window).flatten(1)), (window,)


class Embedded(nn.Module):
    """Tokens and positions, each an embedding, added."""

    def __init__(self, vocabulary, positions):
        super().__init__()
        self.tokens = nn.Embedding(vocabulary, CHANNELS)
        self.places = nn.Embedding(positions, CHANNELS)

    def forward(self, tokens):
        return self.tokens(tokens) + self.places.weight[:tokens.shape[1]]

    def one(self, last, position):
        return self.tokens(last) + self.places.weight[position]


class BagOfWords(Network):
    def __init__(self, vocabulary, positions):
        super().__init__()
        self.embed = Embedded(vocabulary, positions)
        self.hidden = nn.Sequential(
            nn.Linear(CHANNELS, HIDDEN), nn.Tanh(), nn.Linear(HIDDEN, CHANNELS))
        self.head = nn.Linear(CHANNELS, vocabulary)
        triangle = torch.ones(positions, positions).tril()
        self.register_buffer("weights", triangle / triangle.sum(1, keepdim=True))

    def forward(self, tokens):
        length = tokens.shape[1]
        x = self.embed(tokens)
        x = x + self.weights[:length, :length] @ x
        return self.head(x + self.hidden(x))

    def begin(self, names):
        return (torch.zeros(names, CHANNELS),)

    def step(self, last, position, total):
        x = self.embed.one(last, position)
        total = total + x
        x = x + total / (position + 1)
        return self.head(x + self.hidden(x)), (total,)


class RNNCell(nn.Module):
    def __init__(self):
        super().__init__()
        self.layer = nn.Linear(CHANNELS + HIDDEN, HIDDEN)

    def forward(self, x, state):
        h = self.layer(torch.cat((x, state[0]), 1)).tanh()
        return (h,)


class GRUCell(nn.Module):
    def __init__(self):
        super().__init__()
        self.reset, self.update, self.candidate = (
            nn.Linear(CHANNELS + HIDDEN, HIDDEN) for _ in range(3))

    def forward(self, x, state):
        h = state[0]
        both = torch.cat((x, h), 1)
        r, z = self.reset(both).sigmoid(), self.update(both).sigmoid()
        candidate = self.candidate(torch.cat((x, r * h), 1)).tanh()
        return (h + z * (candidate - h),)


class LSTMCell(nn.Module):
    def __init__(self):
        super().__init__()
        self.gates = nn.Linear(CHANNELS + HIDDEN, 4 * HIDDEN)

    def forward(self, x, state):
        h, c = state
        i, f, g, o = self.gates(torch.cat((x, h), 1)).chunk(4, 1)
        c = f.sigmoid() * c + i.sigmoid() * g.tanh()
        return o.sigmoid() * c.tanh(), c


class Unrolled(Network):
    """A cell, applied to one position after the other."""

    def __init__(self, cell, states, vocabulary):
        super().__init__()
        self.tokens, self.cell = nn.Embedding(vocabulary, CHANNELS), cell()
        self.start = nn.Parameter(torch.zeros(states, 1, HIDDEN))
        self.head = nn.Linear(HIDDEN, vocabulary)

    def forward(self, tokens):
        x, outputs = self.tokens(tokens), []
        state = tuple(part.expand(len(tokens), -1) for part in self.start)
        for position in range(tokens.shape[1]):
            state = self.cell(x[:, position], state)
            outputs.append(state[0])
        return self.head(torch.stack(outputs, 1))
    def begin(self, names):
        return tuple(part.expand(names, -1) for part in self.start)

    def step(self, last, position, *state):
        state = self.cell(self.tokens(last), state)
        return self.head(state[0]), state


class Fused(Network):
    """PyTorch's own recurrent layer."""

    def __init__(self, layer, states, vocabulary):
        super().__init__()
        self.tokens = nn.Embedding(vocabulary, CHANNELS)
        self.layer = layer(CHANNELS, HIDDEN, batch_first=True)
        self.start = nn.Parameter(torch.zeros(states, 1, 1, HIDDEN))
        self.head = nn.Linear(HIDDEN, vocabulary)

    def forward(self, tokens):
        start = [part.expand(-1, len(tokens), -1).contiguous() for part in self.start]
        outputs, _ = self.layer(self.tokens(tokens), tuple(start) if len(start) > 1 else start[0])
        return self.head(outputs)

    def begin(self, names):
        return tuple(part[0].expand(names, -1) for part in self.start)

    def step(self, last, position, *state):
        state = [part[None].contiguous() for part in state]
        outputs, state = self.layer(
            self.tokens(last)[:, None], tuple(state) if len(state) > 1 else state[0])
        state = state if isinstance(state, tuple) else (state,)
        return self.head(outputs[:, 0]), tuple(part[0] for part in state)


class Block(nn.Module):
    def __init__(self, positions, attend):
        super().__init__()
        self.attend = attend
        self.norms = nn.ModuleList(nn.LayerNorm(CHANNELS) for _ in range(2))
        self.qkv, self.project = nn.Linear(CHANNELS, 3 * CHANNELS), nn.Linear(CHANNELS, CHANNELS)
        self.hidden = nn.Sequential(
            nn.Linear(CHANNELS, 4 * CHANNELS), nn.GELU("tanh"), nn.Linear(4 * CHANNELS, CHANNELS))
        self.register_buffer("later", torch.ones(positions, positions).triu(1).bool())

    def forward(self, x):
        names, length, _ = x.shape
        q, k, v = (
            part.view(names, length, HEADS, -1).transpose(1, 2)
            for part in self.qkv(self.norms[0](x)).chunk(3, 2))
        y = self.attend(q, k, v, self.later[:length, :length])
        x = x + self.project(y.transpose(1, 2).flatten(2))
        return x + self.hidden(self.norms[1](x))

    def step(self, x, position, keys, values):
        """The last position's row of each name; its key and value are written beside those before it."""
        q, k, v = (part.view(len(x), HEADS, 1, -1) for part in self.qkv(self.norms[0](x)).chunk(3, 1))
        keys[:, :, position:position + 1], values[:, :, position:position + 1] = k, v
        y = self.attend(q, keys[:, :, :position + 1], values[:, :, :position + 1], None)
        x = x + self.project(y.flatten(1))
        return x + self.hidden(self.norms[1](x))


def attend_plainly(q, k, v, later):
    scores = q @ k.transpose(2, 3) / q.shape[-1] ** 0.5
    if later is not None:
        scores = scores.masked_fill(later, -torch.inf)
    return scores.softmax(-1) @ v


def attend_tuned(q, k, v, later):
    return F.scaled_dot_product_attention(q, k, v, is_causal=later is not None)


class Transformer(Network):
    def __init__(self, vocabulary, positions, attend):
        super().__init__()
        self.positions = positions
        self.embed = Embedded(vocabulary, positions)
        self.blocks = nn.ModuleList(Block(positions, attend) for _ in range(LAYERS))
        self.head = nn.Sequential(
            nn.LayerNorm(CHANNELS), nn.Linear(CHANNELS, vocabulary, bias=False))

    def forward(self, tokens):
        x = self.embed(tokens)
        for block in self.blocks:
            x = block(x)
        return self.head(x)

    def begin(self, names):
        shape = (names, HEADS, self.positions, CHANNELS // HEADS)
        return tuple(torch.empty(shape) for _ in range(2 * LAYERS))

    def step(self, last, position, *cache):
        x = self.embed.one(last, position)
        for block, keys, values in zip(self.blocks, cache[::2], cache[1::2]):
            x = block.step(x, position, keys, values)
        return self.head(x), cache


# A line a type: its styles, and how each is made from vocabulary and positions.
TYPES = {
    "bigram": {"plain": Bigram, "table": BigramTable},
    "mlp": {"plain": MLP},
    "bow": {"plain": BagOfWords},
    "rnn": {"plain": lambda v, t: Unrolled(RNNCell, 1, v), "tuned": lambda v, t: Fused(nn.RNN, 1, v)},
    "gru": {"plain": lambda v, t: Unrolled(GRUCell, 1, v), "tuned": lambda v, t: Fused(nn.GRU, 1, v)},
    "lstm": {
        "plain": lambda v, t: Unrolled(LSTMCell, 2, v),
        "tuned": lambda v, t: Fused(nn.LSTM, 2, v),
    },
    "transformer": {
        "plain": lambda v, t: Transformer(v, t, attend_plainly),
        "tuned": lambda v, t: Transformer(v, t, attend_tuned),
    },
}
