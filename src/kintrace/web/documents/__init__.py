"""What does a document say, and what of it have people confirmed? Layer: web."""
