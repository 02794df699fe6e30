"""The sheets on which a note that came back is laid beside ours."""
