"""Signs by which lines are told apart: none of them decides alone."""
