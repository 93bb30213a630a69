"""Records of the listening."""

from paydas.listening.models.batch import BatchRow, ContributionBatch, Speaker
from paydas.listening.models.contribution import (
    Contribution,
    ContributionLink,
    ContributionText,
)
from paydas.listening.models.subscription import Subscription, Told
from paydas.listening.models.survey import Answer, Interview, Question, Submission, Survey

__all__ = [
    "Answer",
    "BatchRow",
    "Contribution",
    "ContributionBatch",
    "ContributionLink",
    "ContributionText",
    "Interview",
    "Question",
    "Speaker",
    "Submission",
    "Subscription",
    "Survey",
    "Told",
]
