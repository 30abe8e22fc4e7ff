"""The library as one HTML file: a linked document that a small script turns into a guide."""
