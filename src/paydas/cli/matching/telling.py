"""Tell one person's outcome in a few plain sentences: what, why, what beat it, what to do."""

from collections.abc import Iterable
from dataclasses import dataclass

from paydas.kernel.matching import (
    NEAR_KM,
    Alternative,
    Call,
    Explanation,
    Forced,
    MatchRun,
    Opportunity,
    Person,
)
from paydas.kernel.text.marks import quoted, sentence_case
from paydas.kernel.text.numbers import format_number
from paydas.kernel.text.suffixes import possessive

from .nouns import nouns
from .obstacles import Obstacles
from .phrases import PHRASES
from .sentences import LANGUAGES, say
from .sides import Written

HOLDERS = 5
NEAREST = 2
OWN = ("CONSENT", "WITHDRAWN")
RESULT, WHY, OTHER, NEAR, TODO = "result", "why", "other", "near", "todo"
ASKED = 3

HEADS = {
    WHY: ("Neden bu?", "Why this one?"),
    OTHER: ("Daha yüksek puanlı seçenek", "The option with more points"),
    NEAR: ("En yakın seçenekler ve engel", "The nearest options and what is in the way"),
    TODO: ("Ne yapılabilir?", "What can be done?"),
}


@dataclass(frozen=True)
class Line:
    """One sentence and what it answers: the result, why, which other place, what to do."""

    kind: str
    text: str


class Teller:
    """Know the run and the language; tell any explanation."""

    def __init__(
        self, language: str, run: MatchRun, written: Written, calls: Iterable[Call] = ()
    ) -> None:
        """Take what all sentences share."""
        self._calls: dict[str, list[Call]] = {}
        for call in calls:
            for person in call.persons:
                self._calls.setdefault(person, []).append(call)
        self.language, self.run, self.written = language, run, written
        self.nouns = nouns(language, run.rules.name)
        self._number = LANGUAGES.index(language)
        self.obstacles = Obstacles(language, run.rules, self.label)

    def label(self, word: str) -> str:
        """Write a word as people wrote it."""
        return self.written.labels.get(word, word)

    def named(self, person_id: str) -> str:
        """Write an id, with the name of the organisation where one was given."""
        name = self.written.names.get(person_id, "")
        return f"{person_id} {name}" if name else person_id

    def person(self, person_id: str) -> Person:
        """Find a person."""
        return self.run.pool.people[self.run.judge.person_number[person_id]]

    def offer(self, offer_id: str) -> Opportunity:
        """Find an opportunity."""
        return self.run.pool.opportunities[self.run.judge.offer_number[offer_id]]

    def title(self, offer_id: str) -> str:
        """Name an opportunity."""
        return self.offer(offer_id).title or offer_id

    def phrase(self, code: str, **values: object) -> str:
        """Fill in one phrase, numbers as the language writes them."""
        shown = {
            name: format_number(value, self.language) if isinstance(value, int) else value
            for name, value in values.items()
        }
        template = PHRASES[code][self._number]
        filled = template.format_map(dict(self.nouns) | shown)
        return sentence_case(filled, self.language) if template.startswith("{one") else filled

    def parts(self, record: Explanation) -> str:
        """Name the parts of a score with their points."""
        return ", ".join(
            f"{self.part(part)} {points}/{weight}" for part, points, weight in record.parts
        )

    def part(self, part: str) -> str:
        """Name one part of the score."""
        return self.nouns.get(part) or say(self.language, part)

    def about(self, person_id: str) -> str:
        """Say in one line who this is, as far as it matters here."""
        one = self.person(person_id)
        facts = [one.place, self.obstacles.languages(one.languages)]
        if one.interests:
            wishes = ", ".join(self.label(word) for word in one.interests)
            facts.append(self.phrase("about_wishes", wishes=wishes))
        if one.waiting_days:
            facts.append(self.phrase("about_waiting", days=one.waiting_days))
        return " · ".join(fact for fact in facts if fact)

    def tell(self, record: Explanation) -> str:
        """Tell one outcome as running text, each group of sentences under its heading."""
        texts, last = [], ""
        for line in self.lines(record):
            head = HEADS[line.kind][self._number] if line.kind in HEADS else ""
            new = head and line.kind not in {last, WHY}
            mark = "" if head.endswith("?") else ":"
            texts.append(f"{head}{mark} {line.text}" if new else line.text)
            last = line.kind
        return " ".join(texts)

    def lines(self, record: Explanation) -> list[Line]:
        """Tell one outcome sentence by sentence."""
        if record.status == "accepted":
            title = quoted(self.title(record.offer_id))
            return [Line(RESULT, self.phrase("accepted", title=title))]
        if record.status == "excluded":
            return self._excluded(record)
        return self._proposal(record) if record.offer_id else self._waiting(record)

    def _proposal(self, record: Explanation) -> list[Line]:
        title, most = quoted(self.title(record.offer_id)), self.run.rules.max_score
        lines = [
            Line(RESULT, self.phrase("proposed", title=title, score=record.score, most=most)),
            Line(WHY, self.phrase("points", parts=self.parts(record))),
        ]
        points = {part: amount for part, amount, _ in record.parts}
        if points.get("interest") == 0:
            lines.append(Line(WHY, self.phrase("no_wish")))
        if record.distance_km is not None and 0 < record.distance_km < float("inf"):
            km = format_number(round(record.distance_km, 1), self.language, 1)
            lines.append(Line(WHY, self.phrase("distance", km=km)))
        rank = "rank_only" if record.possible == 1 else "rank_first" if record.rank == 1 else "rank"
        lines.append(Line(WHY, self.phrase(rank, rank=record.rank, possible=record.possible)))
        if record.fills:
            least = self.offer(record.offer_id).minimums[record.fills]
            lines.append(Line(WHY, self.phrase("fills", least=least, group=record.fills)))
        for other in record.alternatives[:1]:
            lines += [Line(OTHER, text) for text in self._better(other)]
            free = other.taken < other.capacity
            lines.append(Line(TODO, self.phrase("todo_free" if free else "todo_better")))
        return lines

    def _excluded(self, record: Explanation) -> list[Line]:
        """Tell what the person's own state excludes: it fails everywhere alike."""
        everywhere = max(amount for _, amount in record.failed)
        own = [code for code, amount in record.failed if code in OWN and amount == everywhere]
        failed = ", ".join(say(self.language, code) for code in own)
        lines = [Line(RESULT, self.phrase("excluded", failed=failed))]
        if "CONSENT" in own:
            lines.append(Line(TODO, self.phrase("todo_consent")))
        return lines

    def _waiting(self, record: Explanation) -> list[Line]:
        if record.status == "full":
            lines = [Line(RESULT, self.phrase("full", possible=record.possible))]
            for other in record.alternatives[:1]:
                lines += [Line(NEAR, text) for text in self._better(other)]
            return [*lines, Line(TODO, self.phrase("todo_full"))]
        if record.status == "floor" and record.weak:
            offer_id, score = record.weak
            facts = {"below": record.below_floor, "floor": self.run.rules.floor, "score": score}
            text = self.phrase("floor", title=quoted(self.title(offer_id)), **facts)
            asked = self._questions(record)
            return [Line(RESULT, text), Line(TODO, self.phrase("todo_floor")), *asked]
        return self._impossible(record)

    def _impossible(self, record: Explanation) -> list[Line]:
        """Count the conditions, then name the nearest opportunities and what to ask there."""
        failed = sorted(record.failed, key=lambda one: -one[1])[:3]
        counted = ", ".join(
            self.phrase("failed_in", what=self.obstacles.short(code), amount=amount)
            for code, amount in failed
        )
        count = len(self.run.pool.opportunities)
        lines = [Line(RESULT, self.phrase("nothing_possible", failed=counted, count=count))]
        person = self.person(record.person_id)
        for near in record.nearest[:NEAREST]:
            offer = self.offer(near.offer_id)
            km = self.run.kilometres(record.person_id, near.offer_id)
            shown = "; ".join(
                self.obstacles.obstacle(code, person, offer, km) for code in near.failed
            )
            title = quoted(self.title(near.offer_id))
            lines.append(Line(NEAR, self.phrase("nearest", title=title, failed=shown)))
        asked = self._questions(record)
        return [*lines, *(asked or [Line(TODO, self.phrase("todo_new"))])]

    def _questions(self, record: Explanation) -> list[Line]:
        """Ask what would let this person in: first where a wish is met, else at the nearest."""
        asked = [(call.offer_id, call.need) for call in self._calls.get(record.person_id, ())]
        code = "todo_nearest" if asked else "todo_other"
        if not asked:
            asked = [
                (near.offer_id, near.failed[0])
                for near in record.nearest
                if len(near.failed) == 1
                and self.run.kilometres(record.person_id, near.offer_id) <= NEAR_KM
            ]
        person, lines = self.person(record.person_id), []
        for offer_id, need in asked[:ASKED]:
            question = self.obstacles.question(need, [person], self.offer(offer_id))
            title = quoted(self.title(offer_id))
            if question:
                text = self.phrase(code, title=title, question=question)
                lines.append(Line(TODO, text))
        return lines

    def _better(self, one: Alternative) -> list[str]:
        title = quoted(self.title(one.offer_id))
        first = self.phrase("better", title=title, score=one.score)
        if one.taken < one.capacity:
            left = format_number(one.capacity - one.taken, self.language)
            left = possessive(left) if self.language == "tr" else left
            second = self.phrase("free", capacity=one.capacity, left=left)
        else:
            code = "taken_one" if one.capacity == 1 else "taken"
            holders = self.holders(one.offer_id, HOLDERS)
            second = self.phrase(code, capacity=one.capacity, holders=holders)
        return [first, second, *([self._forced(one.forced)] if one.forced else [])]

    def holders(self, offer_id: str, most: int) -> str:
        """Name who is proposed somewhere, best points first."""
        held = self.run.holders.get(self.run.judge.offer_number[offer_id], [])
        people = self.run.pool.people
        named = [
            self.phrase("holder", id=self.named(people[number].id), score=score)
            for score, number in held[:most]
        ]
        if len(held) > most:
            named.append(self.phrase("more_holders", count=len(held) - most))
        return ", ".join(named)

    def _forced(self, forced: Forced) -> str:
        if forced.people_lost:
            return self.phrase("forced_people", people=forced.people_lost)
        if forced.minimums_lost:
            return self.phrase("forced_minimums", minimums=forced.minimums_lost)
        if forced.points_lost:
            return self.phrase("forced_points", points=forced.points_lost)
        return self.phrase("forced_nothing")
