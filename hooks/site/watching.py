"""What `serve` watches: a look at all files every moment, which survives that a folder goes away and comes back."""

from __future__ import annotations

import os
import stat
from collections.abc import Container, Iterable, Iterator
from functools import partial

from mkdocs.livereload import LiveReloadServer
from watchdog.events import FileModifiedEvent, FileSystemEvent, FileSystemEventHandler
from watchdog.observers.polling import PollingObserverVFS

POLL = 0.2  # seconds between two looks at the files; MkDocs' own half a second would be most of the second
NOTHING = os.stat_result((stat.S_IFDIR, *[0] * 9))  # an empty folder of no time, of which no file has ever been seen


def make_observer(roots: Iterable[str], notices: str) -> PollingObserverVFS:
    """An observer of some folders and files.

    A watched folder that vanishes, as when git checks out a branch without it, would end the watch for good; here it is
    an empty folder until it is back.

    Args:
        roots: what is watched.
        notices: the folder among them that is never followed where it is a link.

    """
    look, list_items = partial(look_at, frozenset(roots)), partial(list_folder, notices)
    return PollingObserverVFS(look, list_items, polling_interval=POLL)


def look_at(roots: Container[str], path: str) -> os.stat_result:
    """What the system knows of a path; of a watched one that is not there, that it is an empty folder.

    The time of a watched one is that of its last change of any kind, so that one which went and came back is seen.

    Raises:
        OSError: another path is not there, or the system refuses.

    """
    try:
        found = os.lstat(path)
    except (FileNotFoundError, NotADirectoryError):
        if path not in roots:
            raise
        return NOTHING
    if path in roots:  # the folder that it is in, whose time would tell of it, is not watched
        return os.stat_result(tuple(found), {"st_mtime": found.st_ctime})
    return found


def list_folder(notices: str, path: str | None) -> Iterator[os.DirEntry[str]]:
    """What is in a folder; nothing where that of the notices is a link, which may lead to the whole disk.

    Raises:
        OSError: the system refuses.

    """
    if path == notices and os.path.islink(path):  # noqa: PTH114 - five times a second
        return iter(())
    return os.scandir(path)


class FolderWatch(FileSystemEventHandler):
    """A folder that changes is told as a file, since MkDocs' server takes no notice of folders.

    A build may have seen a file that came and went between two looks; only its folder's time tells of it.
    """

    def __init__(self, server: LiveReloadServer) -> None:
        self.server = server

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Tell of the change."""
        if event.is_directory:
            for emitter in self.server.observer.emitters:
                emitter.queue_event(FileModifiedEvent(event.src_path))
