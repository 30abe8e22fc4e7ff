"""Line by line: for screen readers, pipes and old consoles."""
