"""Fonts, advances and line breaking: the only place that measures text.

Everything is computed from the tables beside the shipped fonts, so what fits on the canvas fits on
paper. Rules: no Qt and no reportlab here, nothing read before it is needed; lengths are points.
"""
