"""Numbers, sums of money, dates, years and percentages in Danish text, found and normalised.

Pure functions over text: every mention carries its span in codepoints of the text that was given,
the characters as printed, and the value they stand for.
"""
