"""Entry of the set-up: `python3 scripts/setup.py [part ...]`; without a part, everything that is missing.

Any Python 3.7 can start it: it looks for Python 3.11 or newer and goes on with that one.
"""

import os
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path.insert(0, ROOT)
sys.dont_write_bytecode = True

from scripts.kit import pythons  # noqa: E402


def main():
    """Run the parts that were asked for under a Python that is new enough."""
    if sys.version_info < pythons.SERVICE_MINIMUM:
        found = pythons.find_service()
        if not found:
            sys.exit(pythons.NO_SERVICE_PYTHON)
        os.execv(found, [found, __file__, *sys.argv[1:]])  # noqa: S606
    from scripts.kit import parts

    sys.exit(parts.main(sys.argv[1:]))


if __name__ == "__main__":
    main()
