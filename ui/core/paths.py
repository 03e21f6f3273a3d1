"""Where this user's files are on this computer. platformdirs is imported only when it is needed, for a fast start."""

from pathlib import Path

PROGRAM = "Soapstone"


def get_clinic_file_path() -> Path:
    """The clinic file of this PC, unless `--file` names another."""
    from platformdirs import user_data_path

    return user_data_path(PROGRAM, appauthor=False) / "clinic.soapstone"


def get_settings_path() -> Path:
    """The file with what this PC remembers about the window; it holds nothing that was charted."""
    from platformdirs import user_config_path

    return user_config_path(PROGRAM, appauthor=False) / "settings.ini"


def get_error_log_path() -> Path:
    """The log of unexpected errors: where the code failed, never what was charted."""
    from platformdirs import user_log_path

    return user_log_path(PROGRAM, appauthor=False) / "problems.log"


def get_demo_folder() -> Path:
    """The folder of the demo clinic, unless `--dir` names another."""
    from platformdirs import user_data_path

    return user_data_path(PROGRAM, appauthor=False) / "demo"
