"""What is said of a movement, party by party, side by side? Layer: web."""
