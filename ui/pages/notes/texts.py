"""The texts of the list of issues that block signing."""

TO_SIGN = "To sign, chart what is missing, or say why it is signed without:"
REASON = "Reason: {}"
OR_REASON = "or give a reason, kept with the note"
CONFIRM_ALL = "Confirm all carried lines"
