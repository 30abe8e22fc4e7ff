"""Reading `flows/`: files to located trees, trees to models, every problem located and explained in Norwegian."""
