"""What a map says of itself: health checks. Knows the model and the document, nothing else."""
