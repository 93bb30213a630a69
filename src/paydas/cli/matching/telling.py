"""Tell one person's outcome in a few plain sentences."""

from collections.abc import Mapping

from paydas.kernel.matching import Alternative, Explanation, Forced
from paydas.kernel.text.numbers import format_number

from .sentences import LANGUAGES, say

Phrases = Mapping[str, tuple[str, str]]

PHRASES: Phrases = {
    "accepted": (
        "{title}: daha önce kabul edildi, yeri duruyor.",
        "{title}: accepted before; the place is kept.",
    ),
    "proposed": (
        "{title} öneriliyor: {score}/{most} puan. Puanın dağılımı: {parts}.",
        "{title} is proposed: {score} of {most} points. The points: {parts}.",
    ),
    "distance": ("Uzaklık yaklaşık {km} km.", "The distance is about {km} km."),
    "passed": ("Bütün koşullar karşılanıyor.", "All conditions are met."),
    "rank_first": (
        "Bu, kişiye uyan {possible} seçeneğin en yüksek puanlısı.",
        "Of the {possible} that are possible for this person, none has more points.",
    ),
    "rank_only": (
        "Kişiye uyan tek seçenek bu.",
        "It is the only one that is possible for this person.",
    ),
    "rank": (
        "Bu, kişiye uyan {possible} seçenek arasında {rank}. sırada.",
        "It is number {rank} among the {possible} that are possible for this person.",
    ),
    "full": (
        "Kişiye uyan {possible} seçenek vardı, ama yerler başkalarına önerildi.",
        "{possible} were possible, but their places are proposed to others.",
    ),
    "floor": (
        (
            "Koşullara uyan {below} seçenek {floor} puanın altında kaldı. Kötü bir eşleşme yerine "
            "beklemesi öneriliyor."
        ),
        (
            "{below} met the conditions but stayed below {floor} points. Waiting is better than a "
            "bad match."
        ),
    ),
    "nothing_possible": (
        (
            "Hiçbir seçenek bütün koşulları karşılamıyor. Engeller ve kaç seçenekte "
            "görüldükleri: {failed}."
        ),
        "Nothing meets all conditions. In the way, with the number of opportunities: {failed}.",
    ),
    "excluded": ("Değerlendirilmedi: {failed}.", "Not considered: {failed}."),
    "nearest": ("En yakın seçenek: {title} ({failed}).", "Nearest: {title} ({failed})."),
    "better": (
        "Daha yüksek puanlı seçenek {title} ({score} puan): {taken}.",
        "With more points: {title} ({score} points): {taken}.",
    ),
    "taken": (
        "{capacity} yerin hepsi {lowest}–{highest} puanlı kişilere önerildi",
        "its {capacity} places are proposed to people with {lowest}–{highest} points",
    ),
    "taken_one": (
        "tek yeri {lowest} puanlı bir kişiye önerildi",
        "its only place is proposed to somebody with {lowest} points",
    ),
    "free": (
        "{capacity} yerin {taken} tanesi önerildi",
        "{taken} of its {capacity} places are proposed",
    ),
    "forced_people": (
        "O yer bu kişiye verilseydi toplam {people} kişi daha yersiz kalırdı.",
        "If this person got it, {people} more would stay without any place.",
    ),
    "forced_minimums": (
        (
            "O yer bu kişiye verilseydi gruplar için konan en az sayılardan {minimums} "
            "tanesi eksik "
            "kalırdı."
        ),
        "If this person got it, the minimums for groups would lack {minimums} more.",
    ),
    "forced_points": (
        "O yer bu kişiye verilseydi herkesin puanlarının toplamı {points} azalırdı.",
        "If this person got it, all people together would lose {points} points.",
    ),
    "forced_nothing": (
        (
            "O yer bu kişiye verilseydi toplam değişmezdi; aradaki seçimi bekleme süresi ya "
            "da kura "
            "yaptı."
        ),
        "If this person got it, the total would be the same; waiting time or the lot decided.",
    ),
}


class Teller:
    """Know the language, the titles and the rules; tell any explanation."""

    def __init__(self, language: str, titles: Mapping[str, str], most: int, floor: int) -> None:
        """Take what all sentences share."""
        self.language, self.titles, self.most, self.floor = language, titles, most, floor

    def phrase(self, code: str, **values: object) -> str:
        """Fill in one phrase, numbers as the language writes them."""
        shown = {
            name: format_number(value, self.language) if isinstance(value, int) else value
            for name, value in values.items()
        }
        return PHRASES[code][LANGUAGES.index(self.language)].format_map(shown)

    def codes(self, codes: tuple[str, ...]) -> str:
        """Name some conditions."""
        return ", ".join(say(self.language, code) for code in codes)

    def parts(self, record: Explanation) -> str:
        """Name the parts of a score with their points."""
        return ", ".join(
            f"{say(self.language, part)} {points}/{weight}" for part, points, weight in record.parts
        )

    def tell(self, record: Explanation) -> str:
        """Tell one outcome: the result, its reason, what beat it."""
        title = self.titles.get(record.offer_id, record.offer_id)
        if record.status == "accepted":
            return self.phrase("accepted", title=title)
        lines = self._proposal(record, title) if record.offer_id else self._waiting(record)
        lines += [line for one in record.alternatives[:1] for line in self._better(one)]
        return " ".join(lines)

    def _proposal(self, record: Explanation, title: str) -> list[str]:
        parts = self.parts(record)
        lines = [
            self.phrase("proposed", title=title, score=record.score, most=self.most, parts=parts),
            self.phrase("passed"),
        ]
        if record.distance_km is not None and 0 < record.distance_km < float("inf"):
            km = format_number(round(record.distance_km, 1), self.language, 1)
            lines.append(self.phrase("distance", km=km))
        rank = "rank_only" if record.possible == 1 else "rank_first" if record.rank == 1 else "rank"
        lines.append(self.phrase(rank, rank=record.rank, possible=record.possible))
        return lines

    def _waiting(self, record: Explanation) -> list[str]:
        failed = sorted(record.failed, key=lambda one: -one[1])[:3]
        shown = ", ".join(
            f"{say(self.language, code)} ({format_number(amount, self.language)})"
            for code, amount in failed
        )
        if record.status == "excluded":
            everywhere = failed[0][1]
            own = tuple(
                code
                for code, amount in record.failed
                if code in {"CONSENT", "WITHDRAWN"} and amount == everywhere
            )
            return [self.phrase("excluded", failed=self.codes(own))]
        lines = [
            self.phrase(
                record.status,
                possible=record.possible,
                below=record.below_floor,
                floor=self.floor,
                failed=shown,
            )
        ]
        if record.status == "nothing_possible" and record.nearest:
            near = record.nearest[0]
            title = self.titles.get(near.offer_id, near.offer_id)
            lines.append(self.phrase("nearest", title=title, failed=self.codes(near.failed)))
        return lines

    def _better(self, one: Alternative) -> list[str]:
        code = "taken" if one.taken >= one.capacity else "free"
        if code == "taken" and one.capacity == 1:
            code = "taken_one"
        taken = self.phrase(
            code,
            capacity=one.capacity,
            taken=one.taken,
            lowest=one.lowest or 0,
            highest=one.highest or 0,
        )
        title = self.titles.get(one.offer_id, one.offer_id)
        lines = [self.phrase("better", title=title, score=one.score, taken=taken)]
        return lines + ([self._forced(one.forced)] if one.forced else [])

    def _forced(self, forced: Forced) -> str:
        if forced.people_lost:
            return self.phrase("forced_people", people=forced.people_lost)
        if forced.minimums_lost:
            return self.phrase("forced_minimums", minimums=forced.minimums_lost)
        if forced.points_lost:
            return self.phrase("forced_points", points=forced.points_lost)
        return self.phrase("forced_nothing")
