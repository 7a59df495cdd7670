"""Conversations as append-only logs: events, what they fold to, and the store that keeps them."""
