"""The api app: it hosts conversations, documents, usage."""
