"""The first two stations of a thread: what was said, and what was found in it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from paydas.kernel.figures.figure import Caption
from paydas.kernel.figures.strands import Merge, Voices, merge_strands
from paydas.listening.vocabulary import ContributionKind, LinkKind
from paydas.portal.queries.beside import others_of
from paydas.portal.queries.parts import Fact, Link
from paydas.portal.queries.stations import Stop, address
from paydas.portal.queries.voices import VoiceRow, hidden_note, how_many, speaker, voice_row
from paydas.portal.queries.wording import day, moment_day, number, province
from paydas.sensemaking.vocabulary import Stance, Verdict
from paydas.thread.vocabulary import Station

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from uuid import UUID

    from paydas.kernel.figures.figure import Figure
    from paydas.kernel.threads import Node
    from paydas.thread.queries.compose import Composed


def voice(c: Composed, node: Node) -> Stop:
    """Show what was said, by whom as far as may be told, and what stands beside it."""
    voice = c.words.voices.get(node.id)
    if voice is None:
        return Stop(
            str(Station.CONTRIBUTION),
            code=c.found.code,
            note=_("The words of this contribution are not public. Its author can read them."),
        )
    facts = [Fact(_("Kind"), ContributionKind.label_of(voice.kind))]
    if voice.gathering:
        facts.append(Fact(_("Where"), voice.gathering))
    if voice.said_by:
        facts.append(Fact(_("How many at the table said so"), how_many(voice)))
    shared = speaker(voice.shared)
    side = [
        _("Speaker: %(who)s.") % {"who": shared}
        if shared
        else _("Nothing is shown about the speaker."),
        _("Province and working area are shown only where at least five participants share them."),
    ]
    place = province(voice.place)
    return Stop(
        str(Station.CONTRIBUTION),
        kind="voice",
        when=", ".join(filter(None, [moment_day(voice.at), place])),
        code=voice.code,
        text=voice.text,
        facts=facts,
        side=side,
        side_links=_beside(c),
        **_other_voices(c),
    )


def _beside(c: Composed) -> list[Link]:
    """Link the problem that a voice answers, the solutions to it, what opposes or repeats it."""
    start = c.thread.start.id
    links = []
    for link in c.words.beside:
        is_origin = link.origin_id == start
        other = c.words.voices.get(link.target_id if is_origin else link.origin_id)
        if other is not None:
            label = BESIDE.get((link.kind, is_origin), _("Belongs to"))
            links.append(Link(str(label), address(other.code), code=other.code))
    return links


BESIDE = {
    (str(LinkKind.ANSWERS), True): gettext_lazy("The problem that this answers"),
    (str(LinkKind.ANSWERS), False): gettext_lazy("Proposed solution"),
    (str(LinkKind.OPPOSES), True): gettext_lazy("Contradicts"),
    (str(LinkKind.OPPOSES), False): gettext_lazy("Is contradicted by"),
    (str(LinkKind.REPEATS), True): gettext_lazy("Says the same as"),
    (str(LinkKind.REPEATS), False): gettext_lazy("Is repeated by"),
}


def _other_voices(c: Composed) -> dict[str, Any]:
    """List all voices behind a later record, where the thread was opened from there."""
    if c.thread.start.kind in {Station.CONTRIBUTION, Station.FINDING}:
        return {}
    main = c.line.main[Station.CONTRIBUTION]
    found: dict[UUID, VoiceRow] = {}
    hidden = set()
    for edge in c.words.evidence:
        voice = c.words.voices.get(edge.earlier.id)
        if voice is None:
            hidden.add(edge.earlier.id)
        elif voice.id != main.id:
            found.setdefault(voice.id, voice_row(voice, edge.reason))
    n = len(found)
    label = ngettext(
        "%(n)s other voice stands behind this record",
        "%(n)s other voices stand behind this record",
        n,
    ) % {"n": number(n)}
    return {
        "voices_label": label if n else "",
        "voices": list(found.values()),
        "hidden_note": hidden_note(len(hidden)),
    }


def finding(c: Composed, node: Node) -> Stop:
    """Show a finding with the voices that join at it."""
    label = c.words.findings[node.id]
    voices = c.voices_of(node.id)
    counts = _count(stance for _voice, stance in voices)
    main = c.line.main.get(Station.CONTRIBUTION)
    others = [(voice, stance) for voice, stance in voices if not main or voice.id != main.id]
    rest = _count(stance for _voice, stance in others)
    return Stop(
        str(Station.FINDING),
        when=day(label.on),
        code=label.code,
        text=label.text,
        facts=_weights(c, node.id, counts),
        side=[one.text for one in c.words.readings.get(node.id, ()) if one.text],
        strands=_strands(rest) if rest.total and main else None,
        strands_text=_strands_text(rest) if main else "",
        voices_label=_voices_label(rest) if _lists_voices(c) else "",
        voices=[voice_row(voice, stance) for voice, stance in others] if _lists_voices(c) else (),
        hidden_note=hidden_note(c.hidden_of(node.id)) if _lists_voices(c) else "",
        note=_("This finding rests on numbers alone.") if label.rests_on_numbers_only else "",
        **others_of(c, Station.FINDING),
    )


def _count(stances: Iterable[str]) -> Voices:
    found = Counter(stances)
    return Voices(found["supports"], found["contradicts"], found["nuances"])


def _lists_voices(c: Composed) -> bool:
    return c.thread.start.kind in {Station.CONTRIBUTION, Station.FINDING}


def _strands(rest: Voices) -> Figure:
    return merge_strands(Merge(Caption(), rest))


def _strands_text(rest: Voices) -> str:
    if not rest.total:
        return ""
    said = ngettext(
        "%(n)s more voice joins at this finding", "%(n)s more voices join at this finding",
        rest.total,
    ) % {"n": number(rest.total)}  # fmt: skip
    parts = [
        (rest.supports, _("%(n)s support it")),
        (rest.contradicts, _("%(n)s contradict it (dashed)")),
        (rest.nuances, _("%(n)s qualify it (dotted)")),
    ]
    told = ", ".join(text % {"n": number(n)} for n, text in parts if n)
    return f"{said}: {told}."


def _voices_label(rest: Voices) -> str:
    if not rest.total:
        return ""
    return ngettext("Read the other voice", "Read the %(n)s other voices", rest.total) % {
        "n": number(rest.total)
    }


def _weights(c: Composed, finding_id: UUID, counts: Voices) -> list[Fact]:
    facts = []
    for stance in Stance:
        beside = sum(one.stance == stance for one in c.words.readings.get(finding_id, ()))
        n = counts.of(str(stance))
        parts = [
            ngettext("%(n)s voice", "%(n)s voices", n) % {"n": number(n)} if n else "",
            ngettext("%(n)s result of a survey", "%(n)s results of a survey", beside)
            % {"n": beside}
            if beside
            else "",
        ]
        if any(parts):
            facts.append(Fact(STANCES[str(stance)](), ", ".join(filter(None, parts))))
    verdicts = c.words.verdicts.get(finding_id)
    if verdicts:
        told = ", ".join(
            VERDICTS[one](verdicts[one]) for one in map(str, Verdict) if verdicts.get(one)
        )
        facts.append(Fact(_("Checked by interviews"), told))
    return facts


STANCES: dict[str, Callable[[], str]] = {
    "supports": lambda: _("Supporting"),
    "contradicts": lambda: _("Contradicting"),
    "nuances": lambda: _("Qualifying"),
}
VERDICTS: dict[str, Callable[[int], str]] = {
    "confirms": lambda n: _("%(n)s confirmed") % {"n": n},
    "nuances": lambda n: _("%(n)s qualified it") % {"n": n},
    "rejects": lambda n: _("%(n)s rejected it") % {"n": n},
}
