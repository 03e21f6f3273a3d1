"""Opens the real window on a chart and plays a script on it: `python -m tests.end_to_end.play SCRIPT CHART WORD`."""

import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from tests.end_to_end import scripts
from tests.end_to_end.hands import Hands
from ui.application.application import run_application


def main() -> int:
    """Play it; the exit code is the window's."""
    name, chart, word = sys.argv[1:]
    app = QApplication(["soapstone"])
    made = {
        "report": lambda: scripts.from_referral_to_report(Path(word)),
        "typing": lambda: scripts.typing_without_end(word),
        "follow-up": lambda: scripts.routine_follow_up(word),
    }
    hands = Hands(app, made[name]())
    code = run_application(Path(chart))
    del hands
    return code


if __name__ == "__main__":
    sys.exit(main())
