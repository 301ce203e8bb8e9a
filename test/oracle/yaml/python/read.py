"""Reads each line of standard input, a YAML file in Base64, as lain-sdk does, and prints why PyYAML refuses it."""
import base64
import sys

import yaml


def refusal(text):
    try:
        yaml.safe_load(text)
        return ""
    except Exception as error:  # whatever it is, lain-sdk ends with it
        return "%s: %s" % (type(error).__name__, getattr(error, "problem", None) or getattr(error, "reason", None))


for line in sys.stdin:
    print(repr(refusal(base64.b64decode(line)))[1:-1])
