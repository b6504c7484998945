"""Other people's formats, in and out.

Rule: what comes is bounded before it is decoded, and is refused in one sentence.
"""
