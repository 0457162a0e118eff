"""Date mentions: found, read, converted and rewritten."""
