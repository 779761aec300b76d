"""Who gives and who gets, as the sentences, headings and notices of a page tell it."""
