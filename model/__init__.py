"""Text in, Prediction out: the classifier and the artifact it is loaded from."""
