"""What every module needs and nobody wants to write twice."""
