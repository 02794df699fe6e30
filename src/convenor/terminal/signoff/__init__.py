"""The sheet on which one sees who has said yes to what."""
