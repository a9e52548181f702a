"""Whether what somebody entered says the same as a contract does, in whatever notation (F2, F3, F4)."""
