"""Public data sets, one module each: files on disk to examples in our labels."""
