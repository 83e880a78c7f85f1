"""ArcadeDB's HTTP side, for the two things Bolt cannot do there: making users and full-text indexes."""

from __future__ import annotations

import base64
import json
import urllib.error
import urllib.request
from typing import Any

from graph.store.errors import UnavailableError
from graph.store.folder import ServerFolder, ServerRecord
from graph.store.launcher import ANALYST, DATABASE, OWNER, READERS


def create_analyst(folder: ServerFolder, record: ServerRecord) -> None:
    """Make the user that may read and nothing else, with a password of its own."""
    user = {"name": ANALYST, "password": folder.password(ANALYST), "databases": {DATABASE: [READERS]}}
    _post(folder, record, "server", {"command": f"create user {json.dumps(user)}"})


def has_analyst(folder: ServerFolder) -> bool:
    """Whether that user was made (by the server's own list, which outlives it)."""
    users = folder.data / "config" / "server-users.jsonl"
    if not users.exists() or not folder.password_file(ANALYST).exists():
        return False
    lines = users.read_text(encoding="utf-8").splitlines()
    return any(json.loads(line).get("name") == ANALYST for line in lines if line.strip())


def run_sql(folder: ServerFolder, record: ServerRecord, statement: str) -> list[dict[str, Any]]:
    """Run one statement of ArcadeDB's SQL; its result rows."""
    answer = _post(folder, record, f"command/{DATABASE}", {"language": "sql", "command": statement})
    result: list[dict[str, Any]] = answer.get("result", [])
    return result


def _post(folder: ServerFolder, record: ServerRecord, path: str, body: dict[str, object]) -> dict[str, Any]:
    token = base64.b64encode(f"{OWNER}:{folder.password(OWNER)}".encode()).decode("ascii")
    request = urllib.request.Request(
        f"http://127.0.0.1:{record.http_port}/api/v1/{path}",
        data=json.dumps(body).encode(),
        headers={"Authorization": f"Basic {token}", "Content-Type": "application/json"},
    )
    # A proxy named in the environment must not see loopback traffic.
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(request, timeout=60) as response:
            answer: dict[str, Any] = json.loads(response.read())
            return answer
    except urllib.error.HTTPError as error:
        detail = error.read().decode("utf-8", "replace")[:300]
        raise UnavailableError(f"the embedded server refused {path}: {detail}") from error
    except OSError as error:
        raise UnavailableError(f"the embedded server does not answer on HTTP: {error}") from error
