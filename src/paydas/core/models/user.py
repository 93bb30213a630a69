"""Accounts of staff; participants need none."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils import timezone


class User(AbstractBaseUser):
    """A person with an account. Rights are per consultation; only two flags are system-wide."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField(unique=True)
    name = models.CharField(max_length=150)
    language = models.CharField(max_length=5, default="tr")
    is_active = models.BooleanField(default=True)
    is_administrator = models.BooleanField(default=False)
    is_registrar = models.BooleanField(default=False)
    is_sample = models.BooleanField(default=False)
    revision = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    # Django's own receiver would write this past our operations at every sign-in.
    last_login = None

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]
    objects: ClassVar[BaseUserManager[User]] = BaseUserManager()  # type: ignore[assignment]

    def __str__(self) -> str:
        return self.name
