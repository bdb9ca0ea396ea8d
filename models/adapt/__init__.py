"""Training the bundled encoder further; needs the extra ``kildesvar[train]``."""
