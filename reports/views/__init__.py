"""The pages of reports, figures and the committee."""
