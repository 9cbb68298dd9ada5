"""The programme's pages. Reading is open to all; answering needs a sign-in."""
