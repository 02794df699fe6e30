"""What people can do: plan, run, record, write up. Both faces call these, and only these."""
