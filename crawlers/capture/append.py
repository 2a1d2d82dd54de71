"""Writing at the end of a file, all or nothing."""

from errno import ENOSPC
from typing import IO


def append(file: IO[bytes], content: bytes) -> None:
    """Write to an unbuffered file by one call; of what a full disk takes in part nothing stays.

    A part would spoil whatever comes after it. Raises `OSError`.
    """
    written = file.write(content)
    if written < len(content):
        file.truncate(file.tell() - written)
        file.seek(0, 2)
        raise OSError(ENOSPC, "The disk is full", file.name)
