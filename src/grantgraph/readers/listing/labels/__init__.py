"""Labels of fields: in known words, alone on a line, inside one, behind its value, or in a page's own words."""
