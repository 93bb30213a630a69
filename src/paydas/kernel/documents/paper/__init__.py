"""The paper of the day: what a gathering needs printed."""

from .badges import Badge, badges_pdf
from .certificates import Certificate, certificates_pdf
from .frame import Frame, Signatory
from .invitations import Letter, LetterFrame, letters_docx, letters_pdf
from .notesheets import NoteSheet, note_sheets_pdf
from .protocol import Guest, protocol_list_pdf
from .signatures import Attendee, signature_list_pdf
from .tablecards import TableCard, table_cards_pdf

__all__ = [
    "Attendee",
    "Badge",
    "Certificate",
    "Frame",
    "Guest",
    "Letter",
    "LetterFrame",
    "NoteSheet",
    "Signatory",
    "TableCard",
    "badges_pdf",
    "certificates_pdf",
    "letters_docx",
    "letters_pdf",
    "note_sheets_pdf",
    "protocol_list_pdf",
    "signature_list_pdf",
    "table_cards_pdf",
]
