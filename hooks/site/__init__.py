"""What is published beside the notices, and how the new site takes the place of the old."""
