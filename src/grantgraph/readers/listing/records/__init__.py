"""Records that come again on a page: cut apart, laid on each other, and each of their slots given a role."""
