"""Repositories of git, and a server of them on 127.0.0.1: git's own, behind the web server of the tests."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.waiting import PROCESS_SECONDS
from tests.web_server import Answer, Visit

GIT = shutil.which("git")
needs_git = pytest.mark.skipif(GIT is None, reason="git, which serves the repository, is not installed")
NAMES = {
    f"GIT_{who}_{what}": f"ann{at}" for who in ("AUTHOR", "COMMITTER") for what, at in (("NAME", ""), ("EMAIL", "@x"))
}
WHEN = "2026-03-01T12:00:00Z"


class Repository:
    """A repository in `folder` with a copy of what is in `site` as its files."""

    def __init__(self, folder: Path, site: Path, below: str = "") -> None:
        self.folder = folder
        self.git("init", "--quiet", "--initial-branch=main", str(folder), at=folder.parent)
        for name in ("allowFilter", "allowAnySHA1InWant"):
            self.git("config", f"uploadpack.{name}", "true")
        shutil.copytree(site, folder / below, dirs_exist_ok=True)
        self.commit()

    def commit(self, date: str = WHEN) -> str:
        """Commit all files as they are."""
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message=x", date=date)
        return self.git("rev-parse", "HEAD").strip()

    def git(self, *arguments: str, at: Path | None = None, date: str = WHEN) -> str:
        """What git says."""
        assert GIT is not None
        dates = {"GIT_AUTHOR_DATE": date, "GIT_COMMITTER_DATE": date}
        return subprocess.run(
            [GIT, *arguments],
            cwd=at or self.folder,
            env={**os.environ, **NAMES, **dates, "GIT_CONFIG_NOSYSTEM": "1", "HOME": str(self.folder)},
            check=True,
            capture_output=True,
            text=True,
            timeout=PROCESS_SECONDS,
        ).stdout

    def answer(self, visit: Visit) -> None:
        """Serve the repository as `/NAME`, by the protocol that the request asks for."""
        assert GIT is not None
        path, _, query = visit.path.partition("?")
        body = visit.rfile.read(int(visit.headers.get("Content-Length", 0)))
        told = subprocess.run(
            [GIT, "http-backend"],
            input=body,
            env={
                "PATH": os.environ["PATH"],
                "HOME": str(self.folder),
                "GIT_PROJECT_ROOT": str(self.folder.parent),
                "GIT_HTTP_EXPORT_ALL": "1",
                "REQUEST_METHOD": visit.command,
                "PATH_INFO": path,
                "QUERY_STRING": query,
                "CONTENT_TYPE": visit.headers.get("Content-Type", ""),
                "GIT_PROTOCOL": visit.headers.get("Git-Protocol", ""),
            },
            check=False,  # it fails where something is asked for that is not there
            capture_output=True,
            timeout=PROCESS_SECONDS,
        ).stdout
        head, _, content = told.partition(b"\r\n\r\n")
        fields = dict(line.split(": ", 1) for line in head.decode().splitlines())
        status = int(fields.pop("Status", "200").split()[0])
        visit.reply(content, status, **{name.replace("-", "_"): value for name, value in fields.items()})

    @property
    def answers(self) -> dict[str, Answer]:
        """For a server that serves nothing else."""
        return {"*": self.answer}
