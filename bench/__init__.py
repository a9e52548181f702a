"""What the product costs: `make bench` starts it, talks to it and prints one table."""
