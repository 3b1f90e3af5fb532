"""How is Django set up for the office?

Reads the data folder and the environment and changes neither: `home.prepare_home` makes the
folder first. Where there is none (tools that only import), a key that lasts one run stands in.
"""

import os
import secrets

from kintrace.site.database import database_settings
from kintrace.site.home import home_from

HOME = home_from(os.environ)
# Where people reach the office, if not on this machine: https://office.example
ADDRESS = os.environ.get("KINTRACE_ADDRESS", "")
IS_DEMO = HOME.is_demo

DEBUG = False
SECRET_KEY = HOME.secret_key.read_text() if HOME.secret_key.exists() else secrets.token_urlsafe(64)
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
if ADDRESS:
    ALLOWED_HOSTS.append(ADDRESS.split("://")[-1].split("/")[0].split(":")[0])

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    # Before allauth, whose pages are drawn with our templates.
    "kintrace.web",
    "kintrace.registry",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django.forms",
]
MIDDLEWARE = [
    # Masked form tokens and random padding keep the length from telling what was compressed.
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "kintrace.site.headers.SecureHeaders",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    # Every page asks for log-in unless its view says that it is open.
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "kintrace.web.entrance.Entrance",
    "kintrace.web.refusals.Refusals",
]
ROOT_URLCONF = "kintrace.site.urls"
WSGI_APPLICATION = "kintrace.site.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": [
                "django.templatetags.i18n",
                "kintrace.web.templatetags.components",
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "kintrace.web.frame.frame",
            ],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

DATABASES = {"default": database_settings(os.environ, home=HOME)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
MEDIA_ROOT = HOME.attachments

# Who comes in
AUTH_USER_MODEL = "registry.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
_VALIDATION = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"{_VALIDATION}.UserAttributeSimilarityValidator"},
    {"NAME": f"{_VALIDATION}.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": f"{_VALIDATION}.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "day"
LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_ADAPTER = "kintrace.web.accounts.OfficeAccounts"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_NOTIFICATIONS = False
ACCOUNT_CHANGE_EMAIL = False
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_PREVENT_ENUMERATION = True
# Five wrong passwords for one name, or twenty from one address, and both wait a quarter hour.
ACCOUNT_RATE_LIMITS = {"login_failed": "20/15m/ip,5/15m/key", "login": "60/m/ip"}
ACCOUNT_REAUTHENTICATION_TIMEOUT = 15 * 60
ACCOUNT_FORMS = {
    "login": "kintrace.web.account.forms.LoginForm",
    "reauthenticate": "kintrace.web.account.forms.ConfirmForm",
    "change_password": "kintrace.web.account.forms.ChangePasswordForm",
}
MFA_FORMS = {
    "authenticate": "kintrace.web.account.forms.CodeForm",
    "reauthenticate": "kintrace.web.account.forms.ConfirmCodeForm",
    "activate_totp": "kintrace.web.account.forms.AddAppForm",
    "add_webauthn": "kintrace.web.account.forms.AddPasskeyForm",
}
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_ADAPTER = "kintrace.web.accounts.OfficeSecondFactors"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Kintrace"
MFA_TOTP_TOLERANCE = 1
MFA_RECOVERY_CODES_SHOW_ONCE = True
# Browsers let passkeys be used on https and on localhost alone.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not ADDRESS.startswith("https://")
# Whether roles that read children's files must have a second factor.
SECOND_FACTOR_REQUIRED = not IS_DEMO

# How long they stay in
SESSION_IDLE_SECONDS = 30 * 60
SESSION_WHOLE_SECONDS = 10 * 60 * 60
SESSION_COOKIE_AGE = SESSION_WHOLE_SECONDS
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_NAME = "office"
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_HTTPONLY = True
CSRF_COOKIE_NAME = "office_form"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_AGE = None
CSRF_FAILURE_VIEW = "kintrace.web.faults.form_too_old"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# What browsers are told
SECURE_CONTENT_TYPE_NOSNIFF = True
# Other sites learn nothing; "no-referrer" would also hide where our own forms come from, and they
# would be refused.
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
if ADDRESS.startswith("https://"):
    CSRF_TRUSTED_ORIGINS = [ADDRESS]
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True
    SESSION_COOKIE_NAME = "__Host-office"
    CSRF_COOKIE_NAME = "__Host-office_form"

# Languages and times
LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("uk", "Українська"), ("ru", "Русский"), ("ar", "العربية")]
LANGUAGE_COOKIE_NAME = "language"
LANGUAGE_COOKIE_AGE = 365 * 24 * 60 * 60
LANGUAGE_COOKIE_SAMESITE = "Lax"
LOCALE_PATHS = [HOME.catalogues]
USE_I18N = True
USE_TZ = True
TIME_ZONE = os.environ.get("KINTRACE_TIME_ZONE", "UTC")

STATIC_URL = "static/"
# One process holds the counts of failed log-ins; others of a larger office count for themselves.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o700

# What is written about what happened: no addresses, queries or forms, which may name people.
LOGGING_CONFIG = "kintrace.site.quiet_log.set_up"
LOGGING = {"version": 1}
