"""What the package brings to authcheck is named in ``pyproject.toml``; nothing is imported before need."""
