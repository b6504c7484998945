"""The canvas: paints the Drawing through a pyramid of tiles, and everything laid over it."""
