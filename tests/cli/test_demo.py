import signal
import socket
import subprocess
import time

import pytest

# Seconds; a machine that is busy with other things is slow, not wrong.
PATIENCE = 240


@pytest.fixture
def told(installation):
    """Return the folder of a demonstration whose story need not be told again."""
    (installation.home / "told").write_text("G-2345678")
    return installation


def free_port():
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


def is_open(port):
    with socket.socket() as asked:
        return asked.connect_ex(("127.0.0.1", port)) == 0


@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGHUP])
def test_a_demonstration_that_is_ended_leaves_no_process(told, ending):
    port = free_port()
    words = told.command("demo", "--port", str(port), "--home", str(told.home))
    demo = subprocess.Popen(words, env=told.env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    deadline = time.monotonic() + PATIENCE
    while not is_open(port) and demo.poll() is None and time.monotonic() < deadline:
        time.sleep(0.1)
    was_open = is_open(port)

    demo.send_signal(ending)
    # The pipe ends only when the last process that inherited it has ended.
    said, _ = demo.communicate(timeout=PATIENCE)

    assert was_open, said
    assert demo.returncode == 128 + ending
    assert not is_open(port)
