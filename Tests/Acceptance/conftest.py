"""The program in an empty folder, for every test."""

import pytest
from program import run


@pytest.fixture
def mmreport(tmp_path):
    """Calls the program in an empty folder: `mmreport("build", "--only", "bigram")`."""

    def call(*arguments, **options):
        return run(*arguments, cwd=options.pop("cwd", tmp_path), **options)

    call.folder = tmp_path
    return call
