"""The published JSON Schemas, made from the tables that read: ``python -m authcheck.cli.schemas``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from authcheck import schemas
from authcheck.forms import json_schema
from authcheck.report.assessment_schema import assessment_schema
from authcheck.rulebook.table import PACK, RULE
from authcheck.sourcing.form import CASE

FOLDER = Path(schemas.__file__).parent


def published() -> dict[str, dict[str, Any]]:
    """Return every schema by its file name."""
    return {
        "case.schema.json": json_schema(CASE, title="Case file of authcheck"),
        "rule.schema.json": json_schema(RULE, title="Rule file of authcheck"),
        "pack.schema.json": json_schema(PACK, title="Pack file of authcheck"),
        "assessment.schema.json": assessment_schema(),
    }


def written(schema: dict[str, Any]) -> str:
    """Return a schema as it stands in its file."""
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    for name, schema in published().items():
        (FOLDER / name).write_text(written(schema), encoding="utf-8")
