"""`python -m aixreader` is `aixreader`."""

from __future__ import annotations

import sys

from aixreader.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
