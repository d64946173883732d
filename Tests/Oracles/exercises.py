"""What PyTorch says about exercises E04 and E05. One thread, so that sums have one order.

    python3 exercises.py names-2017.txt > ../Data/exercises-torch.json
"""

import json
import sys

import torch
import torch.nn.functional as F


torch.set_num_threads(1)


def cross_entropy_case(scale):
    logits = (torch.tensor([1, -0.5, 0.25, 0]) * scale).requires_grad_()
    label = torch.tensor(2)
    counts = logits.exp()
    by_hand = -(counts / counts.sum())[label].log()
    fused = F.cross_entropy(logits[None], label[None])
    fused.backward()
    number = lambda x: x if x == x and abs(x) < float("inf") else str(x)
    return {
        "scale": scale,
        "byHand": number(by_hand.item()),
        "fused": fused.item(),
        "probabilitiesByHand": [number(x) for x in (counts / counts.sum()).tolist()],
        "gradient": logits.grad.tolist(),
    }


def bigram_net(path):
    words = open(path).read().split()
    index = {c: i + 1 for i, c in enumerate(sorted(set("".join(words))))}
    index["."] = 0
    pairs = [(index[a], index[b]) for w in words for a, b in zip("." + w, w + ".")]
    xs, ys = torch.tensor(pairs).T
    g = torch.Generator().manual_seed(2147483647)
    W = torch.randn((27, 27), generator=g, requires_grad=True)
    result = {}
    for name, logits in [
        ("oneHot", F.one_hot(xs, num_classes=27).float() @ W),
        ("rows", W[xs]),
    ]:
        W.grad = None
        loss = F.cross_entropy(logits, ys)
        loss.backward()
        result[name] = {"loss": loss.item(), "gradient": W.grad.flatten()[:30].tolist()}
    result["examples"] = len(pairs)
    result["distinct"] = len(set(pairs))
    return result


def probabilities_as_logits(path):
    words = open(path).read().split()
    index = {c: i + 1 for i, c in enumerate(sorted(set("".join(words))))}
    index["."] = 0
    xs, ys = torch.tensor([(index[a], index[b]) for w in words for a, b in zip("." + w, w + ".")]).T
    N = torch.zeros((27, 27), dtype=torch.int64)
    N.index_put_((xs, ys), torch.tensor(1), accumulate=True)
    P = N.double() / N.sum(1, keepdim=True)
    result = {
        "table": -P[xs, ys].log().mean().item(),
        "reported": F.cross_entropy(P[xs], ys).item(),
    }
    for name, layer in [("wrong", lambda x: x.softmax(1)), ("right", lambda x: x)]:
        g = torch.Generator().manual_seed(2147483647)
        W = torch.randn((27, 27), generator=g).double().requires_grad_()
        for _ in range(200):
            # Every pair once, weighed by its count: the same mean as over all examples.
            losses = F.log_softmax(layer(W), 1)
            loss = -(N * losses).sum() / N.sum()
            W.grad = None
            loss.backward()
            W.data -= 50 * W.grad
        result[name] = {
            "reported": F.cross_entropy(layer(W)[xs], ys).item(),
            "actual": F.cross_entropy(W[xs], ys).item(),
        }
    return result


print(
    json.dumps(
        {
            "torch": torch.__version__,
            "crossEntropy": [cross_entropy_case(s) for s in [1, 10, 100, 1000]],
            "bigramNet": bigram_net(sys.argv[1]),
            "probabilitiesAsLogits": probabilities_as_logits(sys.argv[1]),
        },
        indent=1,
    )
)
