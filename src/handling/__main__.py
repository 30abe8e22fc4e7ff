"""`python -m handling`."""

from handling.cli.main import main

if __name__ == "__main__":
    main()
