"""The domain: guides, walks and results. No files, no YAML, no terminal."""
