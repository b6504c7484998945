"""Open, save, migrate, journal, lock: the only room that touches a user's files.

Rules: nothing is opened that has not been bounded and checked; nothing on disk is touched before
the new content is proven and safe beside it; every failure is one true sentence.
"""
