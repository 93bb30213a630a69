"""A value together with the file that proves it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from paydas.core.operations.audit import operation
from paydas.monitoring.operations.measurements import Report, save_measurements
from paydas.sources.operations.files import Upload, keep_file

if TYPE_CHECKING:
    from paydas.core.actors import Actor
    from paydas.core.vocabulary import Key
    from paydas.monitoring.models import Measurement

ACCEPTED = ("pdf", "png", "jpeg", "docx", "xlsx", "odt", "ods", "csv", "text")


@dataclass(frozen=True, slots=True)
class EvidenceFile:
    """A file as it arrived."""

    name: str
    data: bytes


@operation
def report_with_file(
    *,
    by: Actor,
    plan_id: Key,
    report: Report,
    file: EvidenceFile | None = None,
    send: bool = False,
) -> Measurement:
    """Write one value down with its evidence; a refused value keeps no file.

    Raises what save_measurements and keep_file raise.
    """
    if file is None:
        return save_measurements(by=by, plan_id=plan_id, reports=[report], send=send)[0]
    save_measurements(by=by, plan_id=plan_id, reports=[report])
    kept = keep_file(by=by, upload=Upload(file.name, file.data, accepts=ACCEPTED))
    again = replace(report, file=kept, seen=None)
    return save_measurements(by=by, plan_id=plan_id, reports=[again], send=send)[0]
