"""``python -m authcheck``."""

from authcheck.cli import main

if __name__ == "__main__":
    main()
