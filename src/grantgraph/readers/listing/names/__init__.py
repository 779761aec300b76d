"""Names of grantees: told by lines and by texts, what sticks to them, and the gate that every one passes."""
