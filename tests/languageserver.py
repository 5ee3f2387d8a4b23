"""Drive a YAML language server over standard input and output, as an editor does."""

from __future__ import annotations

import json
import os
import select
import shutil
import subprocess
from pathlib import Path
from typing import Self

NAME = "yaml-language-server"
VARIABLE = "AUTHCHECK_YAML_LANGUAGE_SERVER"

_PATIENCE_S = 30


def installed() -> str | None:
    """Return the server's command; None where neither the environment nor PATH has one."""
    return os.environ.get(VARIABLE) or shutil.which(NAME)


class Editor:
    """An editor with one folder open, in which files are held against their schemas."""

    def __init__(self, command: str, schemas: dict[str, str]) -> None:
        """Start the server.

        Args:
            command: The server.
            schemas: Globs of file names, by the URI of the schema that they follow.
        """
        self._server = subprocess.Popen([command, "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)  # noqa: S603 - the reader's own server
        self._settings = {"yaml": {"schemas": schemas, "hover": True, "completion": True, "validate": True}}
        self._last = self._opened = 0
        self._arrived = b""
        self._diagnostics: dict[str, list[dict[str, object]]] = {}
        self._ask("initialize", {"processId": None, "rootUri": None, "capabilities": {}})
        self._tell("initialized", {})
        self._tell("workspace/didChangeConfiguration", {"settings": self._settings})

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._ask("shutdown", None)
        self._tell("exit", None)
        self._server.communicate(timeout=_PATIENCE_S)

    def diagnostics(self, file: Path, text: str) -> list[tuple[int, int, str]]:
        """Return what the editor underlines in ``text``: (line, column, message), from 1."""
        uri = self._open(file, text)
        while uri not in self._diagnostics:
            self._receive()
        told = []
        for each in self._diagnostics.pop(uri):
            start = each["range"]["start"]
            told.append((start["line"] + 1, start["character"] + 1, str(each["message"])))
        return sorted(told)

    def completions(self, file: Path, text: str) -> dict[str, str]:
        """Return what is offered where ``text`` has a ``|``, each with what stands beside it."""
        answer = self._ask("textDocument/completion", self._at_the_bar(file, text))
        offered = answer["items"] if isinstance(answer, dict) else answer
        return {each["label"]: _plain(each.get("documentation", "")) for each in offered}

    def hover(self, file: Path, text: str) -> str:
        """Return what is shown over the place where ``text`` has a ``|``."""
        answer = self._ask("textDocument/hover", self._at_the_bar(file, text))
        return _plain(answer["contents"]) if answer else ""

    def _at_the_bar(self, file: Path, text: str) -> dict[str, object]:
        before, _, after = text.partition("|")
        line = before.count("\n")
        character = len(before) - (before.rfind("\n") + 1)
        uri = self._open(file, before + after)
        return {"textDocument": {"uri": uri}, "position": {"line": line, "character": character}}

    def _open(self, file: Path, text: str) -> str:
        # A name of its own each time: the server keeps what it made of a file before.
        self._opened += 1
        uri = (file.parent / str(self._opened) / file.name).as_uri()
        opened = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self._tell("textDocument/didOpen", {"textDocument": opened})
        return uri

    def _tell(self, method: str, params: object) -> None:
        self._send({"jsonrpc": "2.0", "method": method, "params": params})

    def _ask(self, method: str, params: object) -> object:
        self._last += 1
        number = self._last
        self._send({"jsonrpc": "2.0", "id": number, "method": method, "params": params})
        while True:
            message = self._receive()
            if message.get("id") == number and "method" not in message:
                assert "error" not in message, message["error"]
                return message["result"]

    def _send(self, message: dict[str, object]) -> None:
        body = json.dumps(message).encode()
        self._server.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
        self._server.stdin.flush()

    def _receive(self) -> dict[str, object]:
        """Return the next message; keep diagnostics, answer what the server asks."""
        while b"\r\n\r\n" not in self._arrived:
            self._read()
        head, _, _ = self._arrived.partition(b"\r\n\r\n")
        length = int(head.lower().partition(b"content-length:")[2].split()[0])
        end = len(head) + 4 + length
        while len(self._arrived) < end:
            self._read()
        message = json.loads(self._arrived[len(head) + 4 : end])
        self._arrived = self._arrived[end:]
        if message.get("method") == "textDocument/publishDiagnostics":
            self._diagnostics[message["params"]["uri"]] = message["params"]["diagnostics"]
        elif "method" in message and "id" in message:
            self._send({"jsonrpc": "2.0", "id": message["id"], "result": self._answer(message)})
        return message

    def _answer(self, message: dict[str, object]) -> object:
        if message["method"] == "workspace/configuration":
            return [self._settings.get(item.get("section", ""), {}) for item in message["params"]["items"]]
        return None

    def _read(self) -> None:
        ready, _, _ = select.select([self._server.stdout], [], [], _PATIENCE_S)
        assert ready, f"{NAME} has said nothing for {_PATIENCE_S} s"
        arrived = os.read(self._server.stdout.fileno(), 65_536)
        assert arrived, f"{NAME} has ended"
        self._arrived += arrived


def _plain(words: object) -> str:
    return str(words["value"]) if isinstance(words, dict) else str(words)
