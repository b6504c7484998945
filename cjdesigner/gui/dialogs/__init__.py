"""Windows that ask or tell something; each is imported only when it is first opened."""
