"""PyTorch's nn.BatchNorm1d in use: what it gives and remembers over three batches, and gives afterwards.

    python3 batch_norm.py > ../Data/torch-batch-norm.json
"""

import json

import torch

COLUMNS = 3
ROWS = [5, 2, 7]


def numbers(rows, order):
    """The same that the test makes: row after row."""
    return torch.tensor(
        [((i * 7919 + order * 104729) % 2003) / 1001 * 4 - 3 for i in range(rows * COLUMNS)]).view(rows, COLUMNS)


norm = torch.nn.BatchNorm1d(COLUMNS)
with torch.no_grad():
    norm.weight.copy_(torch.tensor([0.5, -1.25, 2]))
    norm.bias.copy_(torch.tensor([0.25, 0, -1]))
steps = []
for order, rows in enumerate(ROWS):
    result = norm(numbers(rows, order))
    steps.append({
        "rows": rows, "result": result.flatten().tolist(), "mean": norm.running_mean.tolist(),
        "variance": norm.running_var.tolist()})
norm.eval()
print(json.dumps({
    "torch": torch.__version__, "steps": steps, "afterwards": norm(numbers(1, 9)).flatten().tolist()}, indent=1))
