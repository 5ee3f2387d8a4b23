"""What holds for all tests: they go by nobody's own settings, and leave nobody's cache changed."""

import os

os.environ["AUTHCHECK_CONFIG"] = ""
os.environ["AUTHCHECK_CACHE"] = "off"
