"""Language models that word drafts: a GGUF file run here, or an endpoint; never believed."""
