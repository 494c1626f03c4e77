"""What ``qgis --code`` runs: finds the steps beside this file and begins when the main window is there."""

import os
import sys
from pathlib import Path

from qgis.PyQt.QtCore import QTimer

sys.path.append(os.environ["DL4EO_DESKTOP_STEPS"])

from director import Director
from play import STEPS

director = Director(STEPS, Path.home(), Path(os.environ["DL4EO_DESKTOP_OUT"]))
QTimer.singleShot(0, director.start)
