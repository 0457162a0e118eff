"""Tables made by a generator in tools/, each with its source and version; CI makes them again and compares."""
