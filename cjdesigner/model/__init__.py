"""What a journey is: frozen records, their values, identities and changes. Knows nothing else."""
