"""Rasa's command line as we run it: `python -m bot train …`, `python -m bot run …`.

One thread for linear algebra (a sentence is too small to share, and threads fight over two cores), no
telemetry, no TensorFlow, no progress bars and no warnings of Rasa's old dependencies.
"""

import os
import sys
import warnings

QUIET = {
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MALLOC_ARENA_MAX": "2",
    "RASA_TELEMETRY_ENABLED": "false",
    "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
    "TQDM_DISABLE": "1",
}


def main() -> None:
    """Prepare the process and hand over to Rasa."""
    for name, value in QUIET.items():
        os.environ.setdefault(name, value)
    warnings.simplefilter("ignore")

    from bot import without_tensorflow

    without_tensorflow.install()

    if sys.argv[1:2] == ["train"]:
        from bot import rasa_training

        rasa_training.apply()

    from rasa.__main__ import main as rasa

    sys.argv[0] = "rasa"
    rasa()


if __name__ == "__main__":
    main()
