"""What the language model is worth: our pipeline beside others on the same folds, and on lines held out."""
