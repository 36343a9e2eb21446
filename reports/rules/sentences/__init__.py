"""The sentences of the quarterly report, in an office's Vietnamese: figures in, paragraphs out."""
