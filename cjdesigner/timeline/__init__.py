"""The document: phases, touchpoints and links held in a graph, the other records beside it."""
