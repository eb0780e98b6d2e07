"""What all notices share: codes, keys, constants, texts and templates."""
