"""The rules, one file for each family; the number in a code begins with that of its family."""
