"""The documents module: others import its contract, and nothing else."""
