"""`convenor`, and `python -m convenor.cli`."""

from __future__ import annotations

import sys

from convenor.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
