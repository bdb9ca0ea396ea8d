"""A backup holds the papers, and nothing but a backup is put back."""

from __future__ import annotations

import errno
import io
import sqlite3
import tarfile
from contextlib import closing
from pathlib import Path

import pytest
from readings import RECIPE, original_reading, reading

from corpus.catalogue import Catalogue
from corpus.errors import FullDiskError, UnusableInputError, UsageError
from corpus.originals import Originals
from corpus.settings import load_settings
from kildesvar import backup
from kildesvar.backup import back_up, restore
from kildesvar.web.access.configuration import read_access
from models.encoders import own_delta


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home folder in use: its catalogue is open and holds a paper."""
    folder = tmp_path / "home"
    catalogue = Catalogue.open(load_settings(folder))
    catalogue.add(original_reading(reading("vej", ["Vejen skal laves."])), recipe=RECIPE)
    Originals(folder / "originals").keep(b"%PDF")
    (folder / "kildesvar.toml").write_text("max_pages = 9\n")
    (folder / "access.toml").write_text('[[users]]\nname = "bente"\nroles = ["reader"]\n')
    (folder / "encoder").mkdir()
    (folder / "encoder" / "own.safetensors").write_bytes(b"learnt")
    return folder


def test_what_is_backed_up_comes_back(home: Path, tmp_path: Path) -> None:
    back_up(load_settings(home), tmp_path / "b.tar.gz")
    restore(tmp_path / "b.tar.gz", tmp_path / "new")

    settings = load_settings(tmp_path / "new")
    held = Catalogue.open(settings).papers()
    assert [paper.title for paper in held] == ["Rapport om vej"]
    assert settings.max_pages == 9
    assert len(list((tmp_path / "new" / "originals").rglob("*"))) == 2
    assert read_access(tmp_path / "new").user("bente")
    assert own_delta(settings).read_bytes() == b"learnt"


def test_a_backup_is_its_owners_alone_and_stands_alone(home: Path, tmp_path: Path) -> None:
    back_up(load_settings(home), tmp_path / "b.tar.gz")

    assert (tmp_path / "b.tar.gz").stat().st_mode & 0o777 == 0o600
    assert {path.name for path in tmp_path.iterdir()} == {"home", "b.tar.gz"}


def test_files_that_are_still_written_are_left_out(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (home / "originals" / "ab12.77fe0a3d.new").write_bytes(b"%PD")
    (home / "vectors").mkdir()
    (home / "vectors" / "papers.npy.new").write_bytes(b"half")
    vanishing = home / "vectors" / "papers.npy"
    vanishing.write_bytes(b"old")
    listed = backup._files

    def list_and_lose(folder: Path) -> list[Path]:
        found = list(listed(folder))
        vanishing.unlink()
        return found

    monkeypatch.setattr(backup, "_files", list_and_lose)
    back_up(load_settings(home), tmp_path / "b.tar.gz")

    with tarfile.open(tmp_path / "b.tar.gz") as archive:
        names = {Path(name).name for name in archive.getnames()}
    assert not names & {"ab12.77fe0a3d.new", "papers.npy.new", "papers.npy"}
    assert {"catalogue.sqlite", "kildesvar.toml"} < names


def test_originals_that_the_home_folder_has_lost_are_named(home: Path, tmp_path: Path) -> None:
    with closing(Catalogue.open(load_settings(home))) as catalogue:
        (paper,) = catalogue.papers()

    assert back_up(load_settings(home), tmp_path / "b.tar.gz") == (paper.original,)

    kept = Originals(home / "originals").path(paper.original)
    kept.parent.mkdir()
    kept.write_bytes(b"%PDF")
    assert back_up(load_settings(home), tmp_path / "c.tar.gz") == ()


def test_a_full_disk_is_named_and_nothing_is_left(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    connect = sqlite3.connect

    def connect_with_little_room(path: Path) -> sqlite3.Connection:
        connection = connect(path)
        if not path.is_relative_to(home):
            connection.execute("PRAGMA max_page_count = 2")
        return connection

    monkeypatch.setattr(sqlite3, "connect", connect_with_little_room)
    with pytest.raises(FullDiskError):
        back_up(load_settings(home), tmp_path / "b.tar.gz")
    assert [path.name for path in tmp_path.iterdir()] == ["home"]


@pytest.mark.parametrize("stop", [OSError(errno.ENOSPC, "full"), KeyboardInterrupt()])
def test_a_restore_that_is_cut_off_leaves_nothing(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stop: BaseException
) -> None:
    back_up(load_settings(home), tmp_path / "b.tar.gz")
    new = tmp_path / "new"
    put = tarfile.TarFile.makefile

    def put_all_but_the_catalogue(
        archive: tarfile.TarFile, member: tarfile.TarInfo, path: Path
    ) -> None:
        if member.name == "catalogue.sqlite":
            assert (new / "originals").is_dir()
            raise stop
        put(archive, member, path)

    monkeypatch.setattr(tarfile.TarFile, "makefile", put_all_but_the_catalogue)
    with pytest.raises(type(stop)):
        restore(tmp_path / "b.tar.gz", new)
    assert not list(new.iterdir())

    monkeypatch.undo()
    restore(tmp_path / "b.tar.gz", new)
    assert Catalogue.open(load_settings(new)).papers()


def test_nothing_is_overwritten(home: Path, tmp_path: Path) -> None:
    back_up(load_settings(home), tmp_path / "b.tar.gz")

    with pytest.raises(UsageError, match="exists"):
        back_up(load_settings(home), tmp_path / "b.tar.gz")
    with pytest.raises(UsageError, match="not empty"):
        restore(tmp_path / "b.tar.gz", home)


def test_a_home_that_holds_nothing_and_a_place_that_is_none_are_named(
    home: Path, tmp_path: Path
) -> None:
    with pytest.raises(UsageError, match="holds nothing"):
        back_up(load_settings(tmp_path / "ny"), tmp_path / "b.tar.gz")
    with pytest.raises(UsageError, match="no folder"):
        back_up(load_settings(home), tmp_path / "intet" / "b.tar.gz")


@pytest.mark.parametrize(
    "name", ["../outside", "/etc/cron.d/x", "index/CURRENT", "originals/../../x"]
)
def test_an_archive_of_other_things_is_refused(tmp_path: Path, name: str) -> None:
    with tarfile.open(tmp_path / "evil.tar.gz", "w:gz") as archive:
        member = tarfile.TarInfo(name)
        member.size = 1
        archive.addfile(member, io.BytesIO(b"x"))

    with pytest.raises(UnusableInputError, match="no backup does"):
        restore(tmp_path / "evil.tar.gz", tmp_path / "home")
    assert not (tmp_path / "home").exists()


def test_a_place_that_cannot_be_written_is_not_blamed_on_the_backup(
    home: Path, tmp_path: Path
) -> None:
    back_up(load_settings(home), tmp_path / "b.tar.gz")
    (tmp_path / "file").write_bytes(b"")

    with pytest.raises(NotADirectoryError):
        restore(tmp_path / "b.tar.gz", tmp_path / "file" / "home")
    with pytest.raises(UsageError, match="no file"):
        restore(tmp_path / "c.tar.gz", tmp_path / "new")


def test_half_a_backup_is_refused(home: Path, tmp_path: Path) -> None:
    back_up(load_settings(home), tmp_path / "b.tar.gz")
    whole = (tmp_path / "b.tar.gz").read_bytes()
    for length in (len(whole) // 2, len(whole) - 1):
        (tmp_path / "b.tar.gz").write_bytes(whole[:length])
        with pytest.raises(UnusableInputError, match="no backup"):
            restore(tmp_path / "b.tar.gz", tmp_path / "new")
        assert not (tmp_path / "new").exists()


def test_a_backup_with_one_wrong_byte_is_refused_wherever_it_is(home: Path, tmp_path: Path) -> None:
    back_up(load_settings(home), tmp_path / "b.tar.gz")
    whole = (tmp_path / "b.tar.gz").read_bytes()
    past_header = 20
    for position in range(past_header, len(whole), len(whole) // 50):
        damaged = bytearray(whole)
        damaged[position] ^= 0xFF
        (tmp_path / "b.tar.gz").write_bytes(damaged)
        with pytest.raises(UnusableInputError, match="no backup"):
            restore(tmp_path / "b.tar.gz", tmp_path / "new")
        assert not (tmp_path / "new").exists()


def test_an_archive_without_a_catalogue_is_refused(tmp_path: Path) -> None:
    with tarfile.open(tmp_path / "b.tar.gz", "w:gz") as archive:
        archive.addfile(tarfile.TarInfo("originals/ab"))

    with pytest.raises(UnusableInputError, match="no catalogue"):
        restore(tmp_path / "b.tar.gz", tmp_path / "home")
    assert not (tmp_path / "home").exists()


def test_a_file_that_is_no_archive_is_refused(tmp_path: Path) -> None:
    (tmp_path / "b.tar.gz").write_bytes(b"hello")

    with pytest.raises(UnusableInputError, match="no backup"):
        restore(tmp_path / "b.tar.gz", tmp_path / "home")
