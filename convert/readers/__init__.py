"""The readers of articles in other forms than plain text, a module for each idea."""
