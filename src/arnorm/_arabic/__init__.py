"""What is known of Arabic, once: folding, language, protected spans; tables in `data`."""
