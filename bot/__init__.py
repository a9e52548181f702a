"""Rasa's side: language components and what Rasa itself does not let one configure. Imports nothing of the service."""
