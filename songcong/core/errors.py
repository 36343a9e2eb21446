"""What an action says when it will not do what was asked."""


class Refused(Exception):
    """An action was refused: a Vietnamese sentence, a stable code, the field at fault."""

    def __init__(self, message: str, *, code: str = "refused", field: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.code = code
        self.field = field


class Conflict(Refused):
    """Somebody else saved the same record first."""

    def __init__(self, message: str, *, current_version: int) -> None:
        super().__init__(message, code="conflict")
        self.current_version = current_version
