print(sum(p.numel() for p in model.parameters()), "parameters")
evaluate(model, 0)
{{#drops}}
# mmreport draws a seed for its dropout here.
torch.rand(1, dtype=torch.double)
{{/drops}}
train(model, steps={{steps}}, batch={{batch}}, peak={{peak}},
      warm_up={{warmUp}}, decay={{decay}}, shown=[{{shown}}])
model.eval()
for _ in range(5):
    ids = [0]
    while len(ids) == 1 or ids[-1] > 0:
        p = model(torch.tensor([ids]))[0, -1].softmax(0)
        ids.append(torch.multinomial(p, 1).item())
    print("".join(itos[i] for i in ids))
