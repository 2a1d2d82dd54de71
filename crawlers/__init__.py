"""From the web to records: spiders, the archive of what they saw, and the readers of kept pages."""
