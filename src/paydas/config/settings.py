"""Settings; what differs between installations comes from the environment (operator guide)."""

from __future__ import annotations

from pathlib import Path

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from paydas.config import environment as env

PACKAGE = Path(__file__).resolve().parent.parent
HOME = env.home()

SECRET_KEY = env.secret(HOME)
SECRET_KEY_FALLBACKS = env.words("PAYDAS_OLD_SECRETS")
DEBUG = env.flag("PAYDAS_DEBUG")
# The demonstration signs in by one click, and only on loopback; see demo/web.
PAYDAS_DEMO = env.flag("PAYDAS_DEMO")
PAYDAS_PUBLIC_URL = env.text("PAYDAS_PUBLIC_URL", "http://127.0.0.1:8000")
PAYDAS_OWNER = env.text("PAYDAS_OWNER")
ALLOWED_HOSTS = env.words("PAYDAS_HOSTS") or ["127.0.0.1", "localhost", "[::1]"]
IS_HTTPS = PAYDAS_PUBLIC_URL.startswith("https://")
CSRF_TRUSTED_ORIGINS = [PAYDAS_PUBLIC_URL] if IS_HTTPS else []

APPS = [
    "core",
    "sources",
    "places",
    "stakeholders",
    "consultations",
    "gatherings",
    "invitations",
    "listening",
    "sensemaking",
    "responses",
    "planning",
    "monitoring",
    "thread",
    "portal",
    "console",
    "demo",
]
INSTALLED_APPS = [
    *[f"paydas.{app}" for app in APPS if (PACKAGE / app / "apps.py").exists()],
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "django_cotton",
    "django_htmx",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "axes",
]
MIDDLEWARE = [
    "paydas.core.web.senders.SenderMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "paydas.core.web.middleware.AddressMiddleware",
    "paydas.core.web.middleware.MomentMiddleware",
    "paydas.core.web.middleware.ActorMiddleware",
    "paydas.core.web.links.DeadLinkMiddleware",
    "paydas.core.web.limits.LimitMiddleware",
    "axes.middleware.AxesMiddleware",
]
ROOT_URLCONF = "paydas.config.urls"
WSGI_APPLICATION = "paydas.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "OPTIONS": {
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    [
                        "django_cotton.cotton_loader.Loader",
                        "django.template.loaders.filesystem.Loader",
                        "django.template.loaders.app_directories.Loader",
                    ],
                )
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django_cotton.templatetags.cotton",
                "paydas.core.web.words",
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "paydas.core.web.frame.frame",
                "paydas.console.web.frame.frame",
                "paydas.portal.web.frame.frame",
            ],
        },
    }
]
COTTON_DIR = "components"
FORM_RENDERER = "paydas.core.web.rendering.Renderer"

DATABASES = {"default": env.database(HOME)}
# Files that were set once (editions as PDF and DOCX) are shared by all processes and outlive them.
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    # What pages show, by the newest audit event (core.queries.kept): each process has its own.
    "kept": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "kept",
        "OPTIONS": {"MAX_ENTRIES": 500},
    },
    # How often senders did what is limited: shared by all processes, written by these uses alone.
    "limits": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": HOME / "limits",
        "TIMEOUT": 60 * 60,
        "OPTIONS": {"MAX_ENTRIES": 10_000},
    },
    "files": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": HOME / "files",
        "TIMEOUT": None,
        "OPTIONS": {"MAX_ENTRIES": 5000},
    },
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
ATOMIC_REQUESTS = False

FORMAT_MODULE_PATH = "paydas.config.formats"
LANGUAGE_CODE = "tr"
LANGUAGES = [("tr", _("Turkish")), ("en", _("English"))]
TIME_ZONE = env.text("PAYDAS_TIME_ZONE", "Europe/Istanbul")
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = HOME / "static"
MEDIA_ROOT = HOME / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "paydas.core.web.statics.KeptManifest"},
}
FILE_UPLOAD_PERMISSIONS = 0o640
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 2**20
PAYDAS_UPLOAD_LIMIT = 50 * 2**20
FILE_UPLOAD_HANDLERS = [
    "paydas.core.web.uploads.UploadQuota",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]

AUTH_USER_MODEL = "core.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
# Whose X-Forwarded-For is believed: addresses or networks of the proxies before us.
PAYDAS_TRUSTED_PROXIES = env.words("PAYDAS_TRUSTED_PROXIES")
# How often one sender may do what needs no account: times, seconds. For links and numbers only
# those count that open nothing.
PAYDAS_LIMITS = {
    "survey": (60, 60 * 60),
    "register": (20, 60 * 60),
    "mails": (20, 60 * 60),
    "links": (60, 60 * 10),
    "numbers": (120, 60 * 10),
}
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = IS_HTTPS
SESSION_COOKIE_AGE = 60 * 60 * 12
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if IS_HTTPS else None
SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365 if IS_HTTPS else 0
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

EMAIL_HOST = env.text("PAYDAS_SMTP_HOST")
EMAIL_PORT = int(env.text("PAYDAS_SMTP_PORT", "587"))
EMAIL_HOST_USER = env.text("PAYDAS_SMTP_USER")
EMAIL_HOST_PASSWORD = env.text("PAYDAS_SMTP_PASSWORD")
EMAIL_USE_TLS = env.text("PAYDAS_SMTP_SECURITY", "starttls") == "starttls"
EMAIL_USE_SSL = env.text("PAYDAS_SMTP_SECURITY") == "tls"
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = env.text("PAYDAS_MAIL_FROM", "paydas@localhost")
# Without a mail server every mail becomes a file that the operator can read.
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if EMAIL_HOST else 'filebased'}.EmailBackend"
EMAIL_FILE_PATH = HOME / "outbox"

# The public page of a consultation: the console links to it without knowing the portal.
PAYDAS_PUBLIC_PAGE = "portal:consultation"
# The public thread of a code, and who knows how far its record came: as above.
PAYDAS_THREAD_PAGE = "portal:thread"
PAYDAS_THREAD_MARKS = "paydas.thread.queries.marks.marks_in"
# Which page a private link opens, by purpose: data, so that core knows no later step.
PAYDAS_LINK_PAGES: dict[str, str] = {
    "invitation": "invitations:answer",
    "report": "monitoring:report",
    "progress": "monitoring:progress",
    "table": "listening:table",
    "moderate": "listening:moderate",
    "survey": "listening:survey",
    "receipt": "portal:said",
    "news": "listening:news",
}
# Where the record that a link opens keeps the language of its letter, by kind. Data as above.
PAYDAS_LINK_LANGUAGES: dict[str, str] = {
    "consultations.participant": "language",
    "gatherings.table": "session__gathering__consultation__language",
    "invitations.invitation": "participant__language",
    "listening.submission": "language",
    "listening.subscription": "language",
    "monitoring.reportingbody": "plan__consultation__language",
}
# Where the holder of a link follows what became of what they said, by purpose. Data as above.
PAYDAS_FOLLOW_PAGES: dict[str, str] = {
    "receipt": "portal:said",
    "invitation": "portal:said_invited",
}
# Where the approver sees what waits, by the kind of record: page with slug and pk. Data as above.
PAYDAS_APPROVAL_PAGES: dict[str, str] = {
    "invitations.invitationround": "invitations:approve",
    "sensemaking.situationreport": "sensemaking:approve_report",
    "consultations.consultation": "responses:approve",
    "planning.plan": "planning:approve",
}
# Where whoever declined an invitation may still speak: a function of a later step that is given
# the actor and the participant's id and returns an address, or nothing. Data as above.
PAYDAS_AFTER_DECLINE = "paydas.listening.web.after_decline.survey_address"
# What is forgotten, and after how many days (operator guide, "Retention"); access needs of a
# gathering go 60 days after its month, which gatherings itself says.
PAYDAS_KEEP_DAYS = {"mail": 90, "jobs": 90, "sign_ins": 90, "imports": 30, "requests": 90}
PAYDAS_RETENTION = [
    "paydas.core.jobs:forget_old",
    "paydas.stakeholders.jobs:forget_old",
    "paydas.gatherings.jobs:forget_spent_needs",
    "paydas.listening.jobs:forget_old",
]
# Who tells entries of the audit log in words: core knows no record of a later step. Data as above.
PAYDAS_AUDIT_TELLER = "paydas.console.queries.told.tell"
PAYDAS_AUDIT_KINDS = "paydas.console.queries.told.kinds"
# Work that starts by itself: function of some app's jobs.py -> minutes between two starts.
PAYDAS_SCHEDULE: dict[str, int] = {
    "paydas.core.jobs:send_waiting_mail": 1,
    "paydas.planning.jobs:publish_due_plans": 1,
    "paydas.planning.jobs:set_files": 10,
    "paydas.sensemaking.jobs:set_files": 10,
    "paydas.monitoring.jobs:remind_bodies": 60 * 24,
    "paydas.invitations.jobs:remind_waiting": 60 * 24,
    "paydas.console.jobs:tell_authors": 60,
    **dict.fromkeys(PAYDAS_RETENTION, 60 * 24),
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "INFO"},
    # Request lines hold addresses of private links; only what went wrong is worth keeping.
    "loggers": {"django.request": {"level": "ERROR"}, "axes": {"level": "ERROR"}},
}
SILENCED_SYSTEM_CHECKS: list[str] = []

# allauth: accounts are made by an administrator; sign in by password or by a code sent by mail.
ACCOUNT_ADAPTER = "paydas.core.web.accounts.Adapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = False
# Wrong passwords are axes' matter, whose page helps; allauth only slows down floods.
ACCOUNT_RATE_LIMITS = {"login_failed": "60/m/ip"}
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "console:home"
# Passkeys would need an inline script: docs/adr/0008.
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Paydaş"
# Addresses are written by an administrator, never claimed by whoever signs up.
MFA_ALLOW_UNVERIFIED_EMAIL = True
# Coordinators, analysts and approvers sign in by two steps; the tests' sign-ins have one.
PAYDAS_TWO_STEP = True

AXES_FAILURE_LIMIT = 8
AXES_COOLOFF_TIME = 0.25
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_USERNAME_CALLABLE = "paydas.core.web.accounts.name_tried"
AXES_LOCKOUT_TEMPLATE = "core/locked_out.html"
AXES_DISABLE_ACCESS_LOG = True
