"""Coding: which codes a coder puts on a contribution, and memos."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils import timezone

from paydas.core.access import require
from paydas.core.operations.audit import operation, record
from paydas.core.operations.records import lock, save_changes
from paydas.listening.models import Contribution, ContributionText
from paydas.sensemaking.access import can_conclude
from paydas.sensemaking.models import Code, Coding, Memo
from paydas.sensemaking.vocabulary import SensemakingError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
    from uuid import UUID

    from paydas.core.actors import Actor
    from paydas.core.vocabulary import Key


@dataclass(frozen=True, slots=True)
class Labelling:
    """A code to be put on a contribution."""

    code: Code
    contribution_id: UUID


@operation
def set_codes(
    *, by: Actor, contribution_id: Key, codebook_id: Key, code_ids: Iterable[Key]
) -> list[Coding]:
    """Make these the acting coder's codes of a contribution; codes of other coders stay.

    Codings cite the version of the words that stood then. Posting twice changes nothing.
    Raises SensemakingError: not_of_consultation, code_off.
    """
    contribution = lock(Contribution, contribution_id)
    require(can_conclude(by, contribution.consultation_id))
    mine = {
        coding.code_id: coding
        for coding in contribution.codings.filter(
            coded_by=by.user, code__codebook__pk=codebook_id, start=None
        )
    }
    wanted = _codes(contribution, code_ids)
    gone = [coding.pk for code, coding in mine.items() if code not in wanted]
    Coding.objects.filter(pk__in=gone).delete()
    fresh = [code for pk, code in wanted.items() if pk not in mine]
    if any(not code.is_active for code in fresh):
        off = next(code for code in fresh if not code.is_active)
        raise SensemakingError("code_off", label=off.label)
    made = _write(by, [Labelling(code, contribution.pk) for code in fresh], timezone.now())
    if made or gone:
        record(contribution, scope=contribution.consultation_id, put=len(made), taken=len(gone))
    return made


@operation
def code_many(
    *,
    by: Actor,
    consultation_id: Key,
    labellings: Iterable[Labelling],
    at: datetime | None = None,
    is_sample: bool = False,
) -> int:
    """Put codes on many contributions at once; what is coded already stays. Return how many."""
    require(can_conclude(by, str(consultation_id)))
    wanted = list(labellings)
    ids = {one.contribution_id for one in wanted}
    known = set(
        Coding.objects.filter(coded_by=by.user, start=None, contribution__in=ids).values_list(
            "code_id", "contribution_id"
        )
    )
    inside = set(
        Contribution.objects.filter(pk__in=ids, consultation_id=consultation_id).values_list(
            "pk", flat=True
        )
    )
    if ids - inside:
        raise SensemakingError("not_of_consultation")
    fresh = [one for one in wanted if (one.code.pk, one.contribution_id) not in known]
    made = _write(by, fresh, at or timezone.now(), is_sample=is_sample)
    if made:
        record(made[0].code.codebook, scope=consultation_id, put=len(made))
    return len(made)


@operation
def write_memo(
    *,
    by: Actor,
    memo_id: Key,
    contribution_id: Key | None = None,
    code_id: Key | None = None,
    text: str,
) -> Memo:
    """Write a note on a contribution or on a code; the same id again changes its words.

    Raises SensemakingError: empty.
    """
    if not text.strip():
        raise SensemakingError("empty")
    contribution = Contribution.objects.get(pk=contribution_id) if contribution_id else None
    code = Code.objects.select_related("codebook").get(pk=code_id) if code_id else None
    about = contribution or (code.codebook if code else None)
    if about is None:
        raise SensemakingError("not_of_consultation")
    require(can_conclude(by, about.consultation_id))
    memo, is_new = Memo.objects.get_or_create(
        pk=memo_id,
        defaults={
            "consultation_id": about.consultation_id,
            "contribution": contribution,
            "code": code,
            "text": text,
            "written_by": by.user,
            "is_sample": about.is_sample,
        },
    )
    if memo.consultation_id != about.consultation_id:
        raise SensemakingError("not_of_consultation")
    changed = [] if is_new else save_changes(memo, text=text)
    if is_new or changed:
        record(memo, scope=about.consultation_id, fields=changed)
    return memo


@operation
def remove_memo(*, by: Actor, memo_id: Key) -> None:
    """Remove a note."""
    memo = lock(Memo, memo_id)
    require(can_conclude(by, memo.consultation_id))
    record(memo, scope=memo.consultation_id)
    memo.delete()


def _codes(contribution: Contribution, code_ids: Iterable[Key]) -> dict[UUID, Code]:
    codes = Code.objects.filter(pk__in=list(code_ids)).select_related("codebook")
    found = {code.pk: code for code in codes}
    if any(c.codebook.consultation_id != contribution.consultation_id for c in found.values()):
        raise SensemakingError("not_of_consultation")
    return found


def _write(
    by: Actor, labellings: list[Labelling], at: datetime, *, is_sample: bool = False
) -> list[Coding]:
    texts = dict(
        ContributionText.objects.filter(
            contribution__in={one.contribution_id for one in labellings}, is_current=True
        ).values_list("contribution_id", "pk")
    )
    made = [
        Coding(
            code=one.code,
            contribution_id=one.contribution_id,
            text_id=texts[one.contribution_id],
            coded_by=by.user,
            coded_at=at,
            is_sample=is_sample or one.code.is_sample,
        )
        for one in labellings
    ]
    return Coding.objects.bulk_create(made, batch_size=500)
