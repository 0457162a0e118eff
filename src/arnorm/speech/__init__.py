"""Written to spoken: numbers, dates, times and money in words."""
