"""Geometry: a document and metrics become a Drawing. Knows no Qt and no PDF."""
