"""What reaches customers: one message language, the relay between them and Rasa, and the channels."""
