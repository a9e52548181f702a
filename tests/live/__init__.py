"""The whole product for tests: `koshin up` on free ports, and a line to Rasa that is listened to."""
