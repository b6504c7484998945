"""What the actions do, by subject: files, editing, inserting, journeys, view, help."""
