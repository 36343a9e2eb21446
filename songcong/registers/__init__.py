"""The workbook desk: reads a register, hands each sheet to its app, previews, confirms."""
