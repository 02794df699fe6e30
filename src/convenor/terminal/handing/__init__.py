"""The sheets by which the writing goes to a colleague, and comes from one."""
