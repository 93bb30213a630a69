"""The plan on paper: vision document, a chapter for each objective with its card.

The card follows the form of the Turkish planning guide (hedef kartı): indicators with baseline
and targets, who answers, with whom, activities, cost, assumptions, what it rests on.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from paydas.kernel.documents.markup import parse_markup
from paydas.kernel.documents.tree import (
    BulletList,
    Fact,
    FactList,
    Labels,
    Meta,
    Notice,
    Paragraph,
    Report,
    Run,
    Section,
    TableBlock,
    plain,
)
from paydas.kernel.text.dates import format_date, format_period
from paydas.kernel.text.numbers import format_number
from paydas.planning.queries.vision import vision_sections
from paydas.planning.vocabulary import Frequency

if TYPE_CHECKING:
    from collections.abc import Iterable

    from paydas.kernel.documents.tree import Block
    from paydas.planning.models import Plan
    from paydas.planning.queries.shapes import (
        ActivityLeaf,
        Basis,
        IndicatorLeaf,
        ObjectiveBranch,
        PlanTree,
    )
    from paydas.sources.models import Edition


def plan_report(plan: Plan, tree: PlanTree, edition: Edition | None = None) -> Report:
    """Return the whole plan as a document, in its consultation's language."""
    language = plan.consultation.language
    with override(language):
        sections = [*_front(tree, language)]
        for branch in tree.objectives:
            sections += _card(tree, branch, language)
        return Report(
            title=tree.title,
            subtitle=tree.summary,
            language=language,
            meta=_meta(plan, edition, language),
            sections=tuple(sections),
        )


def card_report(
    plan: Plan, tree: PlanTree, branch: ObjectiveBranch, edition: Edition | None = None
) -> Report:
    """Return the card of one objective."""
    language = plan.consultation.language
    with override(language):
        return Report(
            title=f"{tree.objective_label} {branch.number}: {branch.title}",
            subtitle=tree.title,
            language=language,
            meta=_meta(plan, edition, language),
            sections=tuple(_card(tree, branch, language)),
        )


def _meta(plan: Plan, edition: Edition | None, language: str) -> Meta:
    dated = timezone.localdate(edition.published_at) if edition else plan.starts_on
    line = _("Edition %(n)s") % {"n": edition.number} if edition else _("draft")
    facts = [Fact(_("Edition"), line), Fact(_("Date"), format_date(dated, language))]
    if edition:
        facts.append(Fact("SHA-256", edition.sha256))
    return Meta(
        dated=dated,
        owner=plan.consultation.owner.name,
        labels=Labels(
            contents=_("Contents"),
            page=_("Page {page} of {pages}"),
            table_of_figure=_("Numbers of the figure"),
        ),
        edition=line,
        facts=tuple(facts),
        sample_mark=_("Sample content") if plan.is_sample else "",
        code_base=f"{settings.PAYDAS_PUBLIC_URL}/k/",
    )


def _front(tree: PlanTree, language: str) -> Iterable[Section]:
    if tree.gaps:
        lines = tuple(
            plain(f"{gap.count} {gap.label}: {gap.reason} ({format_date(gap.due_on, language)})")
            for gap in tree.gaps
        )
        heading = _("Declared gaps")
        notice = Notice(plain(_("These stay open with this edition; the day says until when.")))
        yield Section("gaps", heading, (notice, BulletList(lines)))
    if tree.vision_text:
        yield Section("vision", tree.vision_title)
        for number, part in enumerate(vision_sections(tree.vision_text), 1):
            blocks = parse_markup(part.text)
            yield Section(f"vision-{number}", part.heading or tree.vision_title, blocks, 2)


def _card(tree: PlanTree, branch: ObjectiveBranch, language: str) -> list[Section]:
    anchor = f"o{branch.number}".replace(".", "-")
    sections = [
        Section(
            anchor,
            f"{tree.objective_label} {branch.number}: {branch.title}",
            (*_described(branch), FactList(_facts(branch, language))),
        ),
        Section(
            f"{anchor}-activities",
            tree.activity_label,
            (_activities(tree, branch, language),) if branch.activities else (),
            2,
        ),
    ]
    indicators = [*branch.indicators, *(i for a in branch.activities for i in a.indicators)]
    if indicators:
        table = _indicators(indicators, language)
        sections.append(Section(f"{anchor}-indicators", _("Indicators"), (table,), 2))
    assumed = tuple(plain(f"{i.number}: {i.assumption}") for i in indicators if i.assumption)
    if assumed:
        block = BulletList(assumed)
        sections.append(Section(f"{anchor}-assumptions", _("Assumptions"), (block,), 2))
    sections.append(Section(f"{anchor}-bases", _("What it rests on"), _bases(branch), 2))
    return sections


def _described(branch: ObjectiveBranch) -> tuple[Block, ...]:
    return (Paragraph(plain(branch.description)),) if branch.description else ()


def _facts(branch: ObjectiveBranch, language: str) -> tuple[Fact, ...]:
    responsible = dict.fromkeys(a.responsible for a in branch.activities if a.responsible)
    cooperating = dict.fromkeys(name for a in branch.activities for name in a.cooperating)
    facts = [
        Fact(_("Code"), branch.code or "–"),
        Fact(_("Responsible"), "; ".join(responsible) or "–"),
        Fact(_("Cooperating"), "; ".join(cooperating) or "–"),
        Fact(_("Cost"), _cost(branch.activities, language)),
    ]
    return tuple(facts)


def _cost(activities: Iterable[ActivityLeaf], language: str) -> str:
    """Add up by currency; what has no budget is counted, so that the sum is not taken for all."""
    sums: dict[str, Decimal] = {}
    unknown = 0
    for activity in activities:
        if activity.budget is None:
            unknown += 1
        else:
            before = sums.get(activity.currency, Decimal(0))
            sums[activity.currency] = before + activity.budget
    said = "; ".join(f"{format_number(value, language)} {name}" for name, value in sums.items())
    if not unknown:
        return said or "–"
    rest = _("%(n)s without a budget") % {"n": unknown}
    return f"{said} ({rest})" if said else rest


def _activities(tree: PlanTree, branch: ObjectiveBranch, language: str) -> TableBlock:
    return TableBlock(
        header=(_("No"), tree.activity_label, _("Responsible"), _("Time"), _("Budget")),
        rows=tuple(
            (
                leaf.number,
                leaf.title,
                leaf.responsible or "–",
                format_period(leaf.starts_on, leaf.ends_on, language) if leaf.starts_on else "–",
                format_number(leaf.budget, language) if leaf.budget is not None else "–",
            )
            for leaf in branch.activities
        ),
        caption=f"{tree.objective_label} {branch.number}: {tree.activity_label}",
        numeric=frozenset({4}),
    )


def _indicators(indicators: Iterable[IndicatorLeaf], language: str) -> TableBlock:
    return TableBlock(
        header=(
            _("No"),
            _("Indicator"),
            _("Unit"),
            _("Before the plan"),
            _("Targets"),
            _("How often"),
        ),
        rows=tuple(
            (
                one.number,
                one.name,
                one.unit,
                format_number(one.baseline, language) if one.baseline is not None else "–",
                _targets(one, language),
                str(Frequency.label_of(one.frequency)),
            )
            for one in indicators
        ),
        caption=_("Indicators"),
    )


def _targets(indicator: IndicatorLeaf, language: str) -> str:
    return "; ".join(
        f"{target.due_on:%m.%Y}: {format_number(target.value, language)}"
        for target in indicator.targets
    )


def _bases(branch: ObjectiveBranch) -> tuple[Block, ...]:
    cited: dict[str, Basis] = {}
    for basis in (*branch.bases, *(one for leaf in branch.activities for one in leaf.bases)):
        cited.setdefault(basis.code or str(basis.id), basis)
    lines = tuple((Run(one.code, "code"), Run(f" {one.text}")) for one in cited.values())
    blocks: list[Block] = [BulletList(lines)] if lines else []
    nodes: list[ObjectiveBranch | ActivityLeaf] = [branch, *branch.activities]
    for node in nodes:
        if node.unasked_reason:
            title = _("No voice asked for it, because")
            blocks.append(Notice(plain(f"{node.number}: {node.unasked_reason}"), title))
    return tuple(blocks)
