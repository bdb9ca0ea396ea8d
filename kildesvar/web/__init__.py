"""The pages: search, read and answer in a browser, and the same for programs."""
