"""The usage module: others import its contract, and nothing else."""
