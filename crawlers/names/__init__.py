"""Names of chips, models and their makers: data, and how they are found in a text."""
