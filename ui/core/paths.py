"""Where this person's own files lie on this machine. platformdirs is loaded when the first place is asked for."""

from pathlib import Path

PROGRAM = "Soapstone"


def get_clinic_file_path() -> Path:
    """The clinic file of this PC, unless `--file` names another."""
    from platformdirs import user_data_path

    return user_data_path(PROGRAM, appauthor=False) / "clinic.soapstone"


def get_settings_path() -> Path:
    """What this PC remembers of the window between starts; nothing of the chart."""
    from platformdirs import user_config_path

    return user_config_path(PROGRAM, appauthor=False) / "settings.ini"


def get_error_log_path() -> Path:
    """The file in which unexpected errors are kept: where in the program, never what was charted."""
    from platformdirs import user_log_path

    return user_log_path(PROGRAM, appauthor=False) / "problems.log"


def get_demo_folder() -> Path:
    """Where the demo clinic is made, unless `--dir` names another folder."""
    from platformdirs import user_data_path

    return user_data_path(PROGRAM, appauthor=False) / "demo"
