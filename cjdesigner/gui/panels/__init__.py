"""What stands around the canvas: palette, personas, channels, outline and inspector."""
