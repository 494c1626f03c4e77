"""Starts the worker from a file: loads this very package, whatever else lies on the Python's path."""

import sys

del sys.path[0]  # this folder: its types.py would hide Python's own
import importlib.util  # noqa: E402
import os  # noqa: E402

package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
spec = importlib.util.spec_from_file_location("dl4eo_qgis", os.path.join(package, "__init__.py"))
if spec is None or spec.loader is None:
    sys.exit("dl4eo_qgis is not whole: " + package)
sys.modules["dl4eo_qgis"] = importlib.util.module_from_spec(spec)
spec.loader.exec_module(sys.modules["dl4eo_qgis"])

from dl4eo_qgis.core.worker import main  # noqa: E402

code = main()
sys.stderr.flush()
os._exit(code)  # a read that still waits for the network must not keep the process
