"""Settings, all of them, from the environment. Production unless told otherwise.

Every variable is documented in docs/deploy.md. In production the product refuses
to start when a vital one is unset: an insecure default that starts is worse.
"""

import os
from pathlib import Path
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

from barkraft.shared.policy import LEARNERS
from barkraft.translate import languages

ROOT = Path(__file__).resolve().parent.parent
HOME = Path(os.environ.get("BARKRAFT_HOME") or ROOT / "var").resolve()
DEVELOPMENT = os.environ.get("BARKRAFT_ENV", "production") == "development"
VERSION = "0.1.0"
SHORTEST_KEY = 32  # characters


def _vital(name: str, in_development: str) -> str:
    """The variable's value; in development a stand-in, in production an error that says what to do."""
    value = os.environ.get(name, "")
    if value:
        return value
    if DEVELOPMENT:
        return in_development
    raise ImproperlyConfigured(f"{name} is not set. Set it (see docs/deploy.md), or set BARKRAFT_ENV=development.")


def _own_key(name: str) -> str:
    """A random key kept in the home folder, so that a development site keeps its sessions and cards."""
    if not DEVELOPMENT:
        return ""
    path = HOME / f"{name}.key"
    if not path.exists():
        HOME.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(os.urandom(32).hex())
    return path.read_text().strip()


def _long(name: str, key: str) -> str:
    """The key, when it is long enough to be worth something."""
    if len(key) < SHORTEST_KEY:
        raise ImproperlyConfigured(f"{name} is too short. Use at least {SHORTEST_KEY} random characters.")
    return key


def _database(url: str) -> dict[str, object]:
    """Django's database settings from `postgresql://user:password@host:port/name` or `sqlite:///path`."""
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": parts.path,
            # FULL: the page says "sparat", so the row must be on the disk. IMMEDIATE: no lock upgrade in mid-air.
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
            },
            "CONN_MAX_AGE": None,  # opening the file and setting its pragmas costs more than most pages
            "TEST": {"NAME": str(HOME / "test.sqlite3")},
        }
    if parts.scheme in {"postgres", "postgresql"}:
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(parts.path.lstrip("/")),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": parts.hostname or "",
            "PORT": str(parts.port or ""),
            "CONN_MAX_AGE": 60,
            "CONN_HEALTH_CHECKS": True,
        }
    raise ImproperlyConfigured("DATABASE_URL must begin with sqlite:/// or postgresql://")


PORT = int(os.environ.get("PORT") or 8000)
LISTEN = os.environ.get("BARKRAFT_LISTEN", "127.0.0.1")  # 0.0.0.0 in a container
# localhost and not its number: browsers give passkeys to names alone.
BASE_URL = _vital("BARKRAFT_URL", f"http://localhost:{PORT}").rstrip("/")
SECRET_KEY = _long("BARKRAFT_SECRET_KEY", _vital("BARKRAFT_SECRET_KEY", _own_key("secret")))
# A key of its own: changing SECRET_KEY must not make everybody choose new pictures.
CARD_KEY = _long("BARKRAFT_CARD_KEY", _vital("BARKRAFT_CARD_KEY", _own_key("card")))
SECRET_KEY_FALLBACKS = [k for k in os.environ.get("BARKRAFT_OLD_SECRET_KEYS", "").split(",") if k]
DEBUG = False
ALLOWED_HOSTS = [urlsplit(BASE_URL).hostname or ""] + (
    ["localhost", "127.0.0.1", "[::1]", "testserver"] if DEVELOPMENT else []
)
ALLOWED_HOSTS += [h for h in os.environ.get("BARKRAFT_HOSTS", "").split(",") if h]
HTTPS = BASE_URL.startswith("https:")
if not DEVELOPMENT and not HTTPS and os.environ.get("BARKRAFT_ALLOW_HTTP") != "1":
    raise ImproperlyConfigured(
        "BARKRAFT_URL must begin with https:// (or set BARKRAFT_ALLOW_HTTP=1 on a closed network)."
    )

# The incubator that uses this installation: shown to people, never in code.
OPERATOR = os.environ.get("BARKRAFT_OPERATOR", "Coompanion")
COACH_PHONE = os.environ.get("BARKRAFT_COACH_PHONE", "08-465 004 04" if DEVELOPMENT else "")
COACH_HOURS = os.environ.get("BARKRAFT_COACH_HOURS", "måndag–fredag 9–15")
COACH_EMAIL = _vital("BARKRAFT_COACH_EMAIL", "coach@example.se")
PLACE = os.environ.get("BARKRAFT_PLACE", "gotland" if DEVELOPMENT else "default")
# The organisation that invoices before a group is registered, if one has agreed.
INVOICER = os.environ.get("BARKRAFT_INVOICER", "")
REQUIRE_STAFF_MFA = os.environ.get("BARKRAFT_REQUIRE_STAFF_MFA", "0" if DEVELOPMENT else "1") == "1"

INSTALLED_APPS = [
    "barkraft.shared",
    "barkraft.translate",
    "barkraft.people",
    "barkraft.venture",
    "barkraft.learn",
    "barkraft.support",
    "barkraft.home",
    "barkraft.coaching",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "csp",
    "django.contrib.humanize",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "barkraft.shared.page_cache.PageCache",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "barkraft.shared.signs.PlainSigns",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "barkraft.shared.policy.ContentPolicy",
    "barkraft.people.second_factor.StaffSecondFactor",
]

ROOT_URLCONF = "barkraft.urls"
WSGI_APPLICATION = "barkraft.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "barkraft" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "barkraft.shared.context.site",
            ],
            "builtins": ["barkraft.shared.templatetags.ui", "django.templatetags.i18n", "django.templatetags.static"],
        },
    }
]

DATABASES = {"default": _database(os.environ.get("DATABASE_URL") or f"sqlite:///{HOME / 'barkraft.sqlite3'}")}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    # Rate limits must hold across processes; the database is the one thing they share.
    "limits": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "rate_limits"},
}

AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = ["barkraft.people.backends.UidBackend", "barkraft.people.backends.CodeBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.ScryptPasswordHasher"]
LOGIN_URL = "people:sign_in"
LOGIN_REDIRECT_URL = "home:my_day"
LOGOUT_REDIRECT_URL = "home:start"
SESSION_ENGINE = "barkraft.people.session_store"
SESSION_COOKIE_AGE = 12 * 3600  # seconds: a shared phone forgets by itself
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
# __Host-: no neighbouring subdomain can plant one.
SESSION_COOKIE_NAME = "__Host-session" if HTTPS else "session"
CSRF_COOKIE_NAME = "__Host-csrf" if HTTPS else "csrf"
CSRF_FAILURE_VIEW = "barkraft.home.errors.csrf_failure"
SECURE_SSL_REDIRECT = HTTPS and os.environ.get("BARKRAFT_BEHIND_PROXY") != "1"
SECURE_PROXY_SSL_HEADER = (
    ("HTTP_X_FORWARDED_PROTO", "https") if os.environ.get("BARKRAFT_BEHIND_PROXY") == "1" else None
)
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_REFERRER_POLICY = "same-origin"
CSRF_TRUSTED_ORIGINS = [BASE_URL]
X_FRAME_OPTIONS = "SAMEORIGIN"
CONTENT_SECURITY_POLICY = {"DIRECTIVES": LEARNERS}

ACCOUNT_ADAPTER = "barkraft.people.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_VERIFICATION = "none"  # only invited addresses exist, and the code itself proves the address
ACCOUNT_EMAIL_NOTIFICATIONS = False
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 3
ACCOUNT_RATE_LIMITS = {"request_login_code": None}  # people/views/codes.py bounds them, and says until when
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 900  # seconds: who reads slowly needs longer than three minutes
ACCOUNT_USER_MODEL_USERNAME_FIELD = "username"
ACCOUNT_PREVENT_ENUMERATION = True
MFA_ADAPTER = "barkraft.people.adapters.MfaAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = DEVELOPMENT
MFA_TOTP_ISSUER = "Bärkraft"

LANGUAGE_CODE = "sv"
LANGUAGES = languages.INTERFACE
LANGUAGES_BIDI = sorted(languages.RIGHT_TO_LEFT)
LOCALE_PATHS = [ROOT / "barkraft" / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Stockholm"
LANGUAGE_COOKIE_NAME = "sprak"
LANGUAGE_COOKIE_AGE = 31_536_000
LANGUAGE_COOKIE_SAMESITE = "Lax"

STATIC_URL = "/static/"
STATIC_ROOT = HOME / "static"
STATICFILES_DIRS = [ROOT / "barkraft" / "static", HOME / "built"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": HOME / "files"}},
    "staticfiles": {"BACKEND": "barkraft.shared.static_storage.HashedFiles"},
}
MEDIA_ROOT = HOME / "files"
MEDIA_URL = "/filer-far-ingen-adress/"  # files are never served by address; one view checks who asks
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
FILE_UPLOAD_MAX_MEMORY_SIZE = 2_500_000  # bytes
DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000_000  # bytes, files not counted
UPLOAD_MAX_BYTES = 20_000_000  # a photo from a phone; refused before it is read
FILE_UPLOAD_HANDLERS = [
    "barkraft.shared.files.RefuseTooBig",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
CONTENT_DIR = ROOT / "content"

EMAIL_BACKEND = "barkraft.shared.mail.KeptMail" if DEVELOPMENT else "django.core.mail.backends.smtp.EmailBackend"
EMAIL_HOST = "" if DEVELOPMENT else _vital("BARKRAFT_SMTP_HOST", "")
EMAIL_PORT = int(os.environ.get("BARKRAFT_SMTP_PORT") or 587)
EMAIL_HOST_USER = os.environ.get("BARKRAFT_SMTP_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("BARKRAFT_SMTP_PASSWORD", "")
EMAIL_USE_TLS = os.environ.get("BARKRAFT_SMTP_TLS", "1") == "1"
EMAIL_TIMEOUT = 10  # seconds
DEFAULT_FROM_EMAIL = SERVER_EMAIL = os.environ.get("BARKRAFT_FROM_EMAIL", f"Bärkraft <{COACH_EMAIL}>")

# SMS is off unless a provider is named. A text holds a time and a place, nothing else.
SMS_PROVIDER = os.environ.get("BARKRAFT_SMS_PROVIDER", "kept" if DEVELOPMENT else "")
SMS_USER = os.environ.get("BARKRAFT_SMS_USER", "")
SMS_PASSWORD = os.environ.get("BARKRAFT_SMS_PASSWORD", "")
SMS_FROM = os.environ.get("BARKRAFT_SMS_FROM", "Barkraft")  # at most eleven letters and digits, or a number
SMS_ADDRESS = "https://api.46elks.com/a1/sms"
if SMS_PROVIDER not in ({"", "46elks", "kept"} if DEVELOPMENT else {"", "46elks"}):
    raise ImproperlyConfigured(f"BARKRAFT_SMS_PROVIDER={SMS_PROVIDER} is not known. Leave it empty, or set 46elks.")
if SMS_PROVIDER == "46elks" and not (SMS_USER and SMS_PASSWORD):
    raise ImproperlyConfigured("BARKRAFT_SMS_PROVIDER is 46elks: set BARKRAFT_SMS_USER and BARKRAFT_SMS_PASSWORD too.")

WAGTAIL_SITE_NAME = "Bärkraft"
WAGTAILADMIN_BASE_URL = BASE_URL
WAGTAIL_I18N_ENABLED = False
WAGTAIL_CONTENT_LANGUAGES = [("sv", "Svenska")]
WAGTAILADMIN_PERMITTED_LANGUAGES = [("sv", "Svenska"), ("en", "English")]
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAILUSERS_PASSWORD_ENABLED = False
WAGTAILADMIN_LOGIN_URL = "people:sign_in"
WAGTAIL_WORKFLOW_ENABLED = True
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    # Robots that guess host names fill a log with nothing to do.
    "loggers": {"django.security.DisallowedHost": {"level": "CRITICAL"}},
}
