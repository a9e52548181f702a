"""Rasa's custom actions: thin, without rules of their own; they ask the backend through its API."""
