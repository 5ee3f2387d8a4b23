"""The published JSON Schemas of case, rule and pack files and of assessments: data only."""
