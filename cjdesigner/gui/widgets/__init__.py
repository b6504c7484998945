"""Small widgets of our own that forms and panels are made of."""
