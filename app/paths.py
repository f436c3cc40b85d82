"""Where the program's own data lies: in a checkout first, then inside the installed package.

Also where it keeps what a user chose for window and command line alike.
"""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def _data_folder(name: str) -> Path:
    in_checkout = _PACKAGE.parent / name
    is_checkout = (_PACKAGE.parent / "pyproject.toml").is_file()
    return in_checkout if is_checkout and in_checkout.is_dir() else _PACKAGE / "_data" / name


def program_version() -> str:
    """Return the version of the installed program."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("yishen")
    except PackageNotFoundError:  # run from a checkout that was never installed
        return "0"


def standards_folder() -> Path:
    """Return the folder of the shipped standards, one TOML file each."""
    return _data_folder("standards")


def resources_folder() -> Path:
    """Return the folder of fonts, icons, catalogues and room-name data."""
    return _data_folder("resources")


def locale_folder() -> Path:
    """Return the folder of the compiled catalogues."""
    return resources_folder() / "locale"


def sample_plans_folder() -> Path:
    """Return the folder of the plans to try."""
    return _data_folder("sample_plans")


def user_folder() -> Path:
    """Return the folder of what the user keeps: own standards, village words; it may lack."""
    from platformdirs import user_data_path

    return user_data_path("yishen", appauthor=False)


def user_standards_folder() -> Path:
    """Return the folder of the user's own standards; it may lack."""
    return user_folder() / "standards"


def aliases_file() -> Path:
    """Return the file of the village words that the user taught; it may lack."""
    return user_folder() / "village_words.toml"


def settings_file() -> Path:
    """Return the file of the user's settings that window and command line share; it may lack."""
    from platformdirs import user_config_path

    return user_config_path("yishen", appauthor=False) / "settings.toml"
