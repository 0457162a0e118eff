"""``arnorm`` and ``python -m arnorm``: the command."""

import gc
import signal
import sys
import warnings


def main() -> int:
    """Run the command; return its exit status."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl-C during the imports ends without a traceback
    warnings.filterwarnings("ignore", "arnorm's kernels", RuntimeWarning)  # the command prints its own hint
    from arnorm import cli  # noqa: PLC0415 -- after the signal is set

    status = cli.main()
    gc.freeze()  # the process ends: to look for cycles in all that it holds would take 20 ms
    return status


if __name__ == "__main__":  # worker processes may import this module
    sys.exit(main())
