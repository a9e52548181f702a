"""The world outside, behind ports: each thing once for real and once plain."""
