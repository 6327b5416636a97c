"""How processes that work beside the window leave it the machine."""

import os
import sys

_NICENESS = 5
_BELOW_NORMAL = 0x4000
"""BELOW_NORMAL_PRIORITY_CLASS of Windows."""


def yield_to_window() -> None:
    """Let the window's own work come first on a machine with few cores."""
    if sys.platform == "win32":
        import ctypes

        kernel = ctypes.windll.kernel32
        kernel.SetPriorityClass(kernel.GetCurrentProcess(), _BELOW_NORMAL)
    else:
        os.nice(_NICENESS)
