"""The Japanese language pipeline: normaliser, tokenizer, featurizer, classifier, triage."""
