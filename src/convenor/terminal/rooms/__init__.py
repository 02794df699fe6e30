"""What a facilitator does with rooms and the people in them, on screens."""
