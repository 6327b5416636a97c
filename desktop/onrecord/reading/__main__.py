"""Read a folder of article files into JSON lines: python -m onrecord.reading FOLDER -o FILE."""

import argparse
import json
import sys
from pathlib import Path

from onrecord.reading.listing import listing


def main() -> int:
    """Write a line a file; return 0, or 1 when every file was refused."""
    parser = argparse.ArgumentParser(prog="python -m onrecord.reading", description=__doc__)
    parser.add_argument("paths", nargs="+", type=Path, help="files and folders")
    parser.add_argument("-o", "--output", type=Path, help="file to write, else standard output")
    options = parser.parse_args()
    read = False
    output = options.output.open("w", encoding="utf-8") if options.output else sys.stdout
    with output:
        for line in listing(options.paths):
            read = read or bool(line["articles"])
            output.write(json.dumps(line, ensure_ascii=False) + "\n")
    return 0 if read else 1


if __name__ == "__main__":
    sys.exit(main())
