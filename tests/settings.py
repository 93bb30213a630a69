"""Settings of the tests: the real ones, with a private home, no network and the runtime guard."""

import tempfile
from pathlib import Path

from paydas.config.settings import *  # noqa: F403
from paydas.config.settings import CACHES, MIDDLEWARE, PAYDAS_LIMITS
from tests.databases import database

HOME = Path(tempfile.mkdtemp(prefix="paydas-test-"))
SECRET_KEY = "a secret for tests only"
DATABASES = {"default": database()}
ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
MEDIA_ROOT = HOME / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
CACHES["files"]["LOCATION"] = HOME / "files"
CACHES["limits"]["LOCATION"] = HOME / "limits"
# Factories write without events, and queries are counted as the first reader costs them.
CACHES["kept"] = {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
PAYDAS_TWO_STEP = False
# All tests come from one address; those of the limits set their own.
PAYDAS_LIMITS = dict.fromkeys(PAYDAS_LIMITS, (100_000, 60 * 60))
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
MIDDLEWARE = [
    "tests.guard.WriteGuard",
    *[name for name in MIDDLEWARE if "whitenoise" not in name],
]
