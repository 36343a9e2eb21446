"""The workbook desk: reading, writing, previewing and mending registers."""
