"""One file a source, found by itself: all that is said of it, how it is asked and how it is read."""
