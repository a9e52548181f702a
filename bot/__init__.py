"""Rasa's side: language components, and what Rasa does not let one configure. Imports nothing of ours."""
