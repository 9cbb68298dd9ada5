"""Every write of the room that touches more than one row or leaves the house."""
