"""`python -m descentlab` is `descentlab`."""

from descentlab.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
