"""Hard knocks: what the surroundings, the user's keys and the texts can do to the program."""
