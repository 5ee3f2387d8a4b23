"""Arguments, prompts and exit status, nothing else."""


def main() -> None:
    """Run the command line."""
