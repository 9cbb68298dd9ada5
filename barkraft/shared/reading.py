"""How a person reads: larger text, more air, light or dark. One cookie, also part of the page cache's key."""

COOKIE = "las"
CHOICES = {"text": ("large",), "lines": ("airy",), "theme": ("light", "dark")}
MAX_AGE = 31_536_000  # seconds: it stays chosen


def parse(cookie: str) -> dict[str, str]:
    """`text-large.lines-airy` as {"text": "large", "lines": "airy"}; what is unknown is dropped."""
    found = {}
    for part in cookie.split("."):
        name, _, value = part.partition("-")
        if value in CHOICES.get(name, ()):
            found[name] = value
    return found


def dump(chosen: dict[str, str]) -> str:
    """The cookie's text, always in the same order."""
    return ".".join(f"{name}-{chosen[name]}" for name in CHOICES if name in chosen)


def clean(cookie: str) -> str:
    """The cookie in its one spelling, so that no stranger can fill the cache with inventions."""
    return dump(parse(cookie)) if cookie else ""
