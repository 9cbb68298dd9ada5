"""What we mean by a status of HTTP that we choose ourselves."""

CANNOT_KEEP = 422  # what was sent is shown again, with what to do
