"""What the lines of a page are to each other: blocks, sections, fields with labels, lines above and below a text."""
