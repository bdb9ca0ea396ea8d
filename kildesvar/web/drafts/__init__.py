"""Drafts at work: what somebody takes, leaves, reorders and adds, with every quote kept exact."""
