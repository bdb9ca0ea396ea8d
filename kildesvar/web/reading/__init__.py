"""A paper on the screen: its text with marks, its pages as pictures, the papers around it."""
