"""Scrapy's settings. Three come from outside: the data folder, the contact, and the instant of the night."""

import os

BOT_NAME = "chipwatch"
SPIDER_MODULES = ["crawlers.spiders"]

CHIPWATCH_DATA = os.environ.get("CHIPWATCH_DATA", "data")
CHIPWATCH_CONTACT = os.environ.get("CHIPWATCH_CONTACT", "no contact set")
"""An address of the operator, for the sites that we ask."""
CHIPWATCH_NOW = None
"""The night's instant as a `datetime`; None: the machine's clock."""

USER_AGENT = f"chipwatch/0.1 (+{CHIPWATCH_CONTACT})"
ROBOTSTXT_OBEY = True
ROBOTSTXT_USER_AGENT = "chipwatch"

# One request at a time and host; each source sets its pace (`Source.pace`).
CONCURRENT_REQUESTS = 4
CONCURRENT_REQUESTS_PER_DOMAIN = 1
DOWNLOAD_DELAY = 2.0
DOWNLOAD_DELAY_JITTER = 0  # a pace is a promise, and Retry-After a demand
RETRY_TIMES = 2

DOWNLOAD_TIMEOUT = 60
DNS_TIMEOUT = 10
DOWNLOAD_VERIFY_CERTIFICATES = True
DOWNLOAD_MAXSIZE = 32 * 1024 * 1024
DOWNLOAD_WARNSIZE = 16 * 1024 * 1024
REDIRECT_MAX_TIMES = 5

# A page may link to anything; we follow to the web only, and with manners.
DOWNLOAD_HANDLERS = dict.fromkeys(("data", "file", "ftp", "s3")) | dict.fromkeys(
    ("http", "https"), "crawlers.capture.wire.Wire"
)

# Nothing listens on this machine while a crawl runs, and no cookie follows us from page to page.
TELNETCONSOLE_ENABLED = False
REMOTE_CONTROL_ENABLED = False
COOKIES_ENABLED = False

# What capture can unpack without a further library.
DEFAULT_REQUEST_HEADERS = {"Accept": "*/*", "Accept-Encoding": "gzip"}

DOWNLOADER_MIDDLEWARES = {
    # No source names its domains or a password, and the fetch log tells more than counts would.
    "scrapy.downloadermiddlewares.offsite.OffsiteMiddleware": None,
    "scrapy.downloadermiddlewares.httpauth.HttpAuthMiddleware": None,
    "scrapy.downloadermiddlewares.stats.DownloaderStats": None,
    "scrapy.downloadermiddlewares.robotstxt.RobotsTxtMiddleware": None,
    "crawlers.capture.robots.Robots": 100,
    "scrapy.downloadermiddlewares.redirect.MetaRefreshMiddleware": None,
    "crawlers.capture.refresh.MetaRefresh": 580,
    # Next to the wire, before decompression: an answer is kept before anybody reads it.
    "crawlers.capture.middleware.Capture": 995,
    # Nearer still, since what is answered from the archive needs no host.
    "crawlers.capture.politeness.Politeness": 996,
}
SPIDER_MIDDLEWARES = {"crawlers.capture.articles.Articles": 900}

REQUEST_FINGERPRINTER_CLASS = "crawlers.capture.fingerprint.Fingerprinter"

# Spiders yield requests only: Scrapy would keep a hundred workers ready for the items of each answer, and
# read the source of each callback.
CONCURRENT_ITEMS = 1
WARN_ON_GENERATOR_RETURN_VALUE = False

LOG_LEVEL = "INFO"
