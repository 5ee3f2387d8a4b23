"""Letter → observations: neutral, one kind a module, each found by its id in ``authcheck.checks``."""
