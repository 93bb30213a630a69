"""An installation in a folder of its own, driven by the real command in real processes."""

import os
import subprocess
import sys
from pathlib import Path

SRC = Path(__file__).resolve().parents[2] / "src"


class Installation:
    def __init__(self, home, database_url=""):
        self.home = home
        inherited = {
            k: v for k, v in os.environ.items() if not k.startswith(("PAYDAS_", "DJANGO_"))
        }
        self.env = inherited | {
            "PYTHONPATH": str(SRC),
            "PAYDAS_HOME": str(home),
            "DJANGO_SETTINGS_MODULE": "paydas.config.settings",
            "DATABASE_URL": database_url,
        }

    def command(self, *words):
        return [sys.executable, "-m", "paydas", *words]

    def run(self, *words, code=0):
        done = subprocess.run(
            self.command(*words), env=self.env, capture_output=True, text=True, check=False
        )
        assert done.returncode == code, done.stdout + done.stderr
        return done.stdout + done.stderr

    def python(self, text):
        started = f"import django; django.setup()\n{text}"
        done = subprocess.run(
            [sys.executable, "-c", started],
            env=self.env,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def start(self, *words):
        return subprocess.Popen(
            self.command(*words), env=self.env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
