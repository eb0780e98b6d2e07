"""Python imports this by itself when it starts, if its folder is on the path, as that of every test's processes is."""

from watching import watch_other_process  # type: ignore[import-not-found]  # it is on the path of those processes

watch_other_process()
