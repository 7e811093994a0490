"""Run the command line with ``python -m converter``."""

from converter.cli import main

# Worker processes import this file again under another name.
if __name__ == "__main__":
    main()
