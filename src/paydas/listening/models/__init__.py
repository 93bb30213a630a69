"""Records of the listening."""

from paydas.listening.models.contribution import (
    Contribution,
    ContributionLink,
    ContributionText,
)
from paydas.listening.models.survey import Answer, Interview, Question, Submission, Survey

__all__ = [
    "Answer",
    "Contribution",
    "ContributionLink",
    "ContributionText",
    "Interview",
    "Question",
    "Submission",
    "Survey",
]
