"""Transplanted signatures: how many are found, and how often two signatures of one hand pass for one."""
