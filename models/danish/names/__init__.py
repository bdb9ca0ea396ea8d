"""Names in council papers, found by rule: parties, councillors, bodies, laws, case numbers.

No model and no spaCy, so that a writer's sentence can be checked where spaCy is not loaded.
"""
