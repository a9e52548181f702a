"""The migrations; each file says what it does and which one it follows."""
