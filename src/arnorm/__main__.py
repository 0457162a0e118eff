"""``python -m arnorm`` is the command ``arnorm``."""

import sys

from arnorm.cli import main

if __name__ == "__main__":  # worker processes may import this module
    sys.exit(main())
