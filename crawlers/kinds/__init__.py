"""Kinds of sources: what several sites have in common in being asked and read."""
