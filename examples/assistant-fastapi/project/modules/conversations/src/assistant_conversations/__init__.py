"""The conversations module: others import its contract, and nothing else."""
