"""Cases of the demo city that no register workbook brings: kept by hand, as an office would."""
