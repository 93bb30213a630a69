"""The chapters of a report: authored texts, findings with what they rest on, recommendations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from paydas.kernel.documents.markup import parse_markup
from paydas.kernel.documents.tree import (
    BulletList,
    Notice,
    Paragraph,
    Quotation,
    Run,
    Section,
    plain,
)
from paydas.kernel.text.folding import tr_lower
from paydas.listening.vocabulary import ContributionKind, ListeningChannel
from paydas.sensemaking.queries.annex import annex_blocks
from paydas.sensemaking.queries.content import QUOTED, known_codes
from paydas.sensemaking.queries.figures import figure_blocks
from paydas.sensemaking.vocabulary import SectionKind, Stance, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from paydas.kernel.documents.tree import Block, Runs

Json = dict[str, Any]
STANCES = (Stance.SUPPORTS, Stance.CONTRADICTS, Stance.NUANCES)


def chapters(content: Json) -> list[Section]:
    """Build every section; findings, recommendations and annex without a place come last."""
    told: set[str] = set()
    themes = {one["about"] for one in content["sections"] if one["kind"] == SectionKind.FINDINGS}
    result: list[Section] = []
    before = ""
    for place, section in enumerate(content["sections"], 1):
        is_below = bool(section["about"]) and section["about"] == before
        level = 2 if is_below and section["kind"] == SectionKind.FINDINGS else 1
        blocks = _blocks(section, content)
        result.append(Section(f"section-{place}", section["heading"], tuple(blocks), level))
        if section["kind"] == SectionKind.FINDINGS:
            mine = [one for one in content["findings"] if _belongs(one, section, themes)]
            mine = [one for one in mine if one["code"] not in told]
            told |= {one["code"] for one in mine}
            result += [finding_section(one, content, level + 1) for one in mine]
        before = section["about"]
    return [*result, *_missing(content, told)]


def finding_section(finding: Json, content: Json, level: int) -> Section:
    """Show a finding: statement, what speaks for and against it, and how it was checked."""
    blocks: list[Block] = [Paragraph(plain(finding["statement"]))]
    if finding["numbers_only"]:
        blocks.append(Notice(plain(_("This finding rests on numbers alone."))))
    blocks.append(
        Paragraph((*plain(evidence_sentence(finding) + " "), Run(finding["code"], "code")))
    )
    blocks += _quotations(finding, content["voices"])
    if lines := [*_readings(finding), *_code_lines(finding)]:
        blocks.append(BulletList(tuple(lines)))
    if finding["checks"]:
        blocks.append(Paragraph(plain(_checks(finding["checks"]))))
    return Section(_anchor(finding["code"]), finding["title"], tuple(blocks), level)


def evidence_sentence(finding: Json) -> str:
    """Say how much speaks for and against a finding, with what is not public."""
    voices = {str(stance): 0 for stance in STANCES}
    for one in finding["voices"]:
        voices[one["stance"]] += 1
    for stance, n in finding["hidden"].items():
        voices[stance] += n
    parts = [
        ngettext(
            "%(n)s contribution supports it", "%(n)s contributions support it", voices["supports"]
        )
        % {"n": voices["supports"]},
        ngettext("%(n)s contradicts it", "%(n)s contradict it", voices["contradicts"])
        % {"n": voices["contradicts"]},
    ]
    if voices["nuances"]:
        parts.append(
            ngettext("%(n)s nuances it", "%(n)s nuance it", voices["nuances"])
            % {"n": voices["nuances"]}
        )
    if others := len(finding["questions"]) + len(finding["sources"]):
        parts.append(
            ngettext("%(n)s survey result or source", "%(n)s survey results or sources", others)
            % {"n": others}
        )
    return "; ".join(parts) + "."


def _blocks(section: Json, content: Json) -> list[Block]:
    written = list(_authored(section["text"], content))
    match section["kind"]:
        case SectionKind.FIGURES:
            return [*written, *figure_blocks(content)]
        case SectionKind.METHOD:
            return [*written, *annex_blocks(content)]
        case SectionKind.RECOMMENDATIONS:
            return [*written, *_recommendations(content)]
        case _:
            return written


def _missing(content: Json, told: set[str]) -> Iterator[Section]:
    """Nothing that is published may be missing from the report."""
    kinds = {section["kind"] for section in content["sections"]}
    left = [one for one in content["findings"] if one["code"] not in told]
    if left:
        title = _("Other findings") if told else _("Findings")
        yield Section("findings", title)
        yield from (finding_section(one, content, 2) for one in left)
    if SectionKind.RECOMMENDATIONS not in kinds and content["recommendations"]:
        yield Section("recommendations", _("Recommendations"), tuple(_recommendations(content)))
    if SectionKind.METHOD not in kinds:
        yield Section("method", _("Method annex"), tuple(annex_blocks(content)))


def _belongs(finding: Json, section: Json, told_elsewhere: set[str]) -> bool:
    """Put a finding under its theme where the report has a place for it, else its heading."""
    if not section["about"]:
        return finding["heading"] not in told_elsewhere and finding["theme"] not in told_elsewhere
    if finding["theme"] and finding["theme"] in told_elsewhere:
        return bool(finding["theme"] == section["about"])
    return bool(finding["heading"] == section["about"])


def _authored(text: str, content: Json) -> Iterator[Block]:
    """Read the markup: a code alone is a quotation; a code that is not public is left out."""
    known = known_codes(content)
    for block in parse_markup(text):
        match block:
            case Paragraph(runs=(Run(style="code", text=code),)) if code in content["voices"]:
                yield _quotation(code, content["voices"][code])
            case Paragraph():
                if runs := _citable(block.runs, known):
                    yield Paragraph(runs)
            case BulletList():
                items = tuple(_citable(item, known) for item in block.items)
                yield BulletList(items, numbered=block.numbered)
            case Quotation() if block.code and block.code not in known:
                continue
            case _:
                yield block


def _citable(runs: Runs, known: set[str]) -> Runs:
    return tuple(run for run in runs if run.style != "code" or run.text in known)


def _quotation(code: str, voice: Json, stance: str = "") -> Quotation:
    parts = [
        str(Stance.label_of(stance)) if stance else "",
        str(ContributionKind.label_of(voice["kind"])),
        str(ListeningChannel.label_of(voice["channel"])),
        voice["place"],
    ]
    return Quotation(voice["text"], code, " · ".join(part for part in parts if part))


def _quotations(finding: Json, voices: Json) -> Iterator[Quotation]:
    supporting = 0
    for stance in STANCES:
        for one in finding["voices"]:
            if one["stance"] != stance or one["code"] not in voices:
                continue
            if stance == Stance.SUPPORTS:
                supporting += 1
                if supporting > QUOTED:
                    continue
            shown = "" if stance == Stance.SUPPORTS else stance
            yield _quotation(one["code"], voices[one["code"]], shown)


def _readings(finding: Json) -> Iterator[Runs]:
    for one in finding["questions"]:
        asked = f"{one['question']} ({one['choice']})" if one["choice"] else one["question"]
        label = _("Survey, %(stance)s:") % {"stance": Stance.label_of(one["stance"])}
        yield (Run(label, "strong"), Run(f" {asked} {one['reading']}".rstrip()))
    for one in finding["sources"]:
        label = _("Source, %(stance)s:") % {"stance": Stance.label_of(one["stance"])}
        yield (Run(label, "strong"), Run(f" {one['source']}: “{one['quote']}”"))


def _code_lines(finding: Json) -> Iterator[Runs]:
    for stance in STANCES:
        codes = [one["code"] for one in finding["voices"] if one["stance"] == stance]
        hidden = finding["hidden"].get(stance, 0)
        if not codes and not hidden:
            continue
        runs: list[Run] = [Run(f"{_stance_title(stance)}:", "strong")]
        for code in codes:
            runs += [Run(" "), Run(code, "code")]
        if hidden:
            note = ngettext("(and %(n)s not public)", "(and %(n)s not public)", hidden)
            runs.append(Run(" " + note % {"n": hidden}))
        yield tuple(runs)


def _stance_title(stance: str) -> str:
    titles = {
        Stance.SUPPORTS: _("Supporting contributions"),
        Stance.CONTRADICTS: _("Contradicting contributions"),
        Stance.NUANCES: _("Nuancing contributions"),
    }
    return titles[Stance(stance)]


def _checks(checks: dict[str, int]) -> str:
    said = ", ".join(
        f"{checks[verdict]} {Verdict.label_of(verdict)}" for verdict in Verdict if verdict in checks
    )
    return _("Put to interviews: %(said)s.") % {"said": said}


def _recommendations(content: Json) -> Iterable[Block]:
    items = []
    for one in content["recommendations"]:
        runs = [Run(one["text"]), Run(" "), Run(one["code"], "code")]
        runs += [Run(" "), Run(_("To: %(body)s.") % {"body": one["addressee"]}, "emphasis")]
        runs.append(Run(" " + _("From:")))
        for code in one["findings"]:
            runs += [Run(" "), Run(code, "code")]
        items.append(tuple(runs))
    return [BulletList(tuple(items), numbered=True)] if items else []


def _anchor(code: str) -> str:
    return f"finding-{tr_lower(code)}"
