"""The program finds its own data in a checkout and in an installed package."""

from __future__ import annotations

import pytest

from app import paths

FOLDERS = [
    (paths.standards_folder, "standards"),
    (paths.resources_folder, "resources"),
    (paths.locale_folder, "resources/locale"),
    (paths.sample_plans_folder, "sample_plans"),
]


@pytest.fixture
def package(tmp_path, monkeypatch):
    """Let the program believe that it lies in a folder of its own."""
    folder = tmp_path / "site-packages" / "app"
    (folder / "_data").mkdir(parents=True)
    monkeypatch.setattr(paths, "_PACKAGE", folder)
    return folder


@pytest.mark.parametrize(("folder", "name"), FOLDERS, ids=[name for _, name in FOLDERS])
def test_an_installed_package_brings_its_data_along(package, folder, name):
    assert folder() == package / "_data" / name


@pytest.mark.parametrize(("folder", "name"), FOLDERS, ids=[name for _, name in FOLDERS])
def test_a_checkout_uses_the_folders_beside_the_package(package, folder, name):
    (package.parent / "pyproject.toml").touch()
    (package.parent / name).mkdir(parents=True)
    assert folder() == package.parent / name


def test_a_folder_that_only_has_the_same_name_is_not_taken(package):
    (package.parent / "resources").mkdir()
    assert paths.resources_folder() == package / "_data" / "resources"


def test_this_checkout_holds_the_room_names():
    assert (paths.resources_folder() / "room_names.toml").is_file()


def test_the_version_is_that_of_the_installed_program(monkeypatch):
    monkeypatch.setattr("importlib.metadata.version", lambda name: f"{name} 1.2")
    assert paths.program_version() == "yishen 1.2"


def test_a_checkout_that_was_never_installed_has_version_nought(monkeypatch):
    import importlib.metadata as metadata

    def refuse(name):
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(metadata, "version", refuse)
    assert paths.program_version() == "0"
