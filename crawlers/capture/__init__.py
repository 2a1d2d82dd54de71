"""What happens to every answer before anybody reads it: kept, classified, logged; and how fast we ask."""
