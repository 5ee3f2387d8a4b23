"""The sourcing log told: its statements, their count, and who moved which answer when; text and JSON.

Everything here prints statements ``openly``: what the desk marked private is in none of it.
"""
