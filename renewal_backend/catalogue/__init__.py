"""What a renewal is made of: fields, steps, programmes, and the journey computed from stored answers. Pure."""
