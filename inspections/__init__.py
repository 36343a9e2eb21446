"""People's Inspection Boards and Community Investment Supervision Boards."""
