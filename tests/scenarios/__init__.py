"""Scenario tables that a person of the field can review, and their reader."""
