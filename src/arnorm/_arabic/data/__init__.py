"""Tables of Arabic words, one row a line, each with its source. Readers derive what they need from them."""
