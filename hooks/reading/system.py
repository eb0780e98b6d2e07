"""What the system says when it refuses, in the language of messages as far as theme/messages/ knows it."""

from __future__ import annotations

import errno
import os

from .messages import Phrase, Value

KNOWN = {  # phrases by the number of the error
    errno.ENOENT: "system-missing",
    errno.EACCES: "system-no-access",
    errno.EPERM: "system-not-permitted",
    errno.ENOTDIR: "system-no-folder",
    errno.EISDIR: "system-folder",
    errno.EEXIST: "system-exists",
    errno.ELOOP: "is-link",
    errno.ENOSPC: "system-full",
    errno.EROFS: "system-read-only",
    errno.ENAMETOOLONG: "system-long-name",
    errno.EADDRINUSE: "system-address-taken",
    errno.EADDRNOTAVAIL: "system-no-address",
}


def explain_os_error(error: OSError) -> Value:
    """Why the system refused."""
    if error.errno in KNOWN:
        return Phrase(KNOWN[error.errno])
    if error.strerror:
        return error.strerror
    return os.strerror(error.errno) if error.errno else str(error)
