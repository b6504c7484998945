"""The right-hand panel: what is selected, as a form; with nothing selected, journey and project."""
