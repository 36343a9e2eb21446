"""What can keep the local servers from coming up."""


class EmbeddedServerError(Exception):
    """The local servers did not start; the text is a Vietnamese sentence for the operator."""
