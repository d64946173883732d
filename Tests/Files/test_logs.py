"""Reads the training log that the Swift tests write into .build/logs with TensorBoard itself."""

from pathlib import Path

from tensorboard.backend.event_processing.event_accumulator import EventAccumulator

FOLDER = Path(__file__).resolve().parents[2] / ".build/logs"


def scalars(tag):
    events = EventAccumulator(str(FOLDER)).Reload().Scalars(tag)
    return [(event.step, round(event.value, 6)) for event in events]


def test_losses_come_back():
    assert scalars("Loss/train") == [(10, 2.5), (300, 0.1)]
    assert scalars("Loss/dev") == [(10, 2.75)]
