"""A guide as a drawing: outline, Mermaid, DOT, JSON and SVG."""
