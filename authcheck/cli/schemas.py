"""The published JSON Schemas, made from the tables that read: ``python -m authcheck.cli.schemas``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from authcheck import schemas
from authcheck.forms import json_schema
from authcheck.report.assessment_schema import assessment_schema
from authcheck.rulebook.packs import PACK
from authcheck.rulebook.table import RULE
from authcheck.settings.table import SETTINGS
from authcheck.sourcing.form import CASE

FOLDER = Path(schemas.__file__).parent


def published() -> dict[str, dict[str, Any]]:
    """Return every schema by its file name."""
    return {
        "case.schema.json": json_schema(
            CASE,
            title="Case file",
            name="case",
            about="The desk's file on one letter, `letter.case.yaml` beside `letter.pdf`.",
        ),
        "rule.schema.json": json_schema(
            RULE,
            title="Rule file",
            name="rule",
            about="Where to look, what to look for, and what it means. Every key is in docs/rules.md.",
        ),
        "pack.schema.json": json_schema(
            PACK,
            title="Pack file",
            name="pack",
            about="What a folder of rule files is; one `pack.yaml` each.",
        ),
        "settings.schema.json": json_schema(
            SETTINGS, title="Settings", name="settings", about="What a desk has decided: `authcheck.toml`."
        ),
        "assessment.schema.json": assessment_schema(),
    }


def written(schema: dict[str, Any]) -> str:
    """Return a schema as it stands in its file."""
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    for name, schema in published().items():
        (FOLDER / name).write_text(written(schema), encoding="utf-8")
