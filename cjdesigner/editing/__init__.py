"""Verbs: pure functions from document and arguments to a Change; the session that runs them."""
