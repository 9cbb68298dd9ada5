"""The least that the server can do: the measure that our pages are compared with. Nine kilobytes, no framework."""

BODY = b"<p>Hej</p>" * 900


def application(environ, start_response):  # type: ignore[no-untyped-def]
    start_response("200 OK", [("Content-Type", "text/html; charset=utf-8"), ("Content-Length", str(len(BODY)))])
    return [BODY]
