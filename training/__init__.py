"""Data in, artifact out: the program that trains, measures and signs off a release."""
