"""How the tables and weights of `models.danish` were made; run by hand, never at run time."""
