"""One page that a coordinator can read and print; it needs nothing else and no network."""

from collections.abc import Iterable
from html import escape
from importlib.resources import files

from paydas.kernel.text.numbers import format_number, format_percent

from . import columns
from .columns import Table
from .results import Results
from .sentences import LANGUAGES, say

SHOWN = 300
WORDS = {
    "title": ("Eşleştirme sonucu", "Result of the matching"),
    "lead": (
        (
            "Bunlar önerilerdir; kararı eşleştirme sorumlusu verir. Bir öneri kabul "
            "edilmeden kimseye "
            "bir şey gönderilmez."
        ),
        (
            "These are proposals; the coordinator decides. Nothing is sent to anybody before a "
            "proposal is accepted."
        ),
    ),
    "placed": (
        (
            "{people} kişiden {placed} kişinin yeri var ({share}). {waiting} kişi bekliyor. "
            "Toplam {places} boş yer vardı."
        ),
        (
            "{placed} of {people} people have a place ({share}). {waiting} wait. There were "
            "{places} "
            "free places."
        ),
    ),
    "mean": ("Önerilerin ortalama puanı {mean}/{most}.", "The mean is {mean} of {most} points."),
    "envy": (
        (
            "{envy} kişi, kendisinden düşük puanlı birine önerilen bir yeri daha çok "
            "isterdi. Bu, daha "
            "çok kişiyi yerleştirmenin bedelidir: o yer verilseydi daha az kişi yerleşir ya da "
            "toplam puan düşerdi."
        ),
        (
            "{envy} people would rather have a place proposed to somebody with fewer points "
            "for it. "
            "This is the price of placing more people well: otherwise fewer would be placed, "
            "or all "
            "together would have fewer points."
        ),
    ),
    "minimums": (
        "Gruplar için istenen {asked} en az yerin {filled} tanesi dolduruldu.",
        "{filled} of the {asked} places asked for groups as minimums were filled.",
    ),
    "how": ("Nasıl karar verildi?", "How was it decided?"),
    "how_text": (
        (
            "Önce koşullara bakıldı: dil, erişilebilirlik, yer, saat, yaş ve çocuk "
            "güvenliği, boş yer, "
            "onay, uygunluk. Birini bile karşılamayan eşleşmeye puan verilmedi. Kalanların puanı "
            "aşağıdaki kalemlerin toplamıdır. Sonra sırasıyla şunlar gözetildi: en çok kişinin "
            "yerleşmesi, gruplar için konan en az sayılar, toplam puan, en uzun bekleyen, kura. "
            "{floor} puanın altında öneri yapılmadı. Etnik köken, din, sağlık ve üyelik "
            "puana girmez."
        ),
        (
            "First the conditions: language, access, place, hours, age and safeguarding, "
            "free places, "
            "consent, eligibility. Whatever fails one got no points. The points of the rest "
            "are the "
            "sum of the parts below. Then, in this order: most people placed, the minimums "
            "for groups, "
            "the sum of points, the longest waiting, the lot. Nothing below {floor} points was "
            "proposed. Ethnic origin, religion, health and membership are not part of the points."
        ),
    ),
    "part": ("Kalem", "Part"),
    "most": ("En çok puan", "Most points"),
    "fairness": ("Gruplara göre sonuç", "Outcome by group"),
    "fairness_text": (
        (
            "Gruplar puana girmez; bu tablo sonucun kimlerin yararına olduğunu gösterir. Beş "
            "kişiden "
            "küçük gruplar gizlenir."
        ),
        (
            "Groups are not part of the points; this table shows whom the result serves. "
            "Groups under "
            "five people are hidden."
        ),
    ),
    "calls": ("Kimi aramalı?", "Whom to call?"),
    "calls_text": (
        (
            "Bekleyenler; yerleri, dilleri, boş zamanları ve ilk istekleri aynı olanlar bir "
            "satırda. "
            "“Tek engel”, yalnızca o koşul değişseydi yerleşebilecek kişileri sayar."
        ),
        (
            "Those who wait; people with the same place, language, free time and first wish "
            "share a "
            "line. “Only obstacle” counts those for whom that single condition would have to "
            "change."
        ),
    ),
    "unmet": ("Karşılanamayan istekler", "Unmet wishes"),
    "unmet_text": (
        "Birden çok dili ya da ilgisi olan kişi her birinde sayılır.",
        "Somebody with several languages or interests counts in each.",
    ),
    "waiting": ("Bekleme listesi", "Waiting list"),
    "explanations": ("Önerilerin açıklaması", "The proposals explained"),
    "more": (
        "İlk {shown} satır; tümü {count} satır olarak {file} dosyasında.",
        "The first {shown} rows; all {count} are in {file}.",
    ),
    "none": ("Kayıt yok.", "None."),
    "record": ("Tekrar edilebilirlik", "To repeat this"),
    "record_text": (
        (
            "Kurallar: {rules}, sürüm {version}. Kura tohumu: {seed}. Aynı dosyalar ve aynı "
            "tohum her "
            "zaman aynı sonucu verir."
        ),
        (
            "Rules: {rules}, version {version}. Seed of the lot: {seed}. Equal files and an "
            "equal seed "
            "always give this result."
        ),
    ),
}


class Page:
    """Write the page of one run."""

    def __init__(self, results: Results) -> None:
        """Take the results; nothing is computed here."""
        self.results = results
        self.language = results.language

    def word(self, code: str, **values: object) -> str:
        """Fill in one text of the page."""
        shown = {
            name: format_number(value, self.language) if isinstance(value, int) else value
            for name, value in values.items()
        }
        return escape(WORDS[code][LANGUAGES.index(self.language)].format_map(shown))

    def write(self) -> str:
        """Put the page together."""
        style = files("paydas.cli.matching").joinpath("page.css").read_text(encoding="utf-8")
        body = "".join(
            (
                self._summary(),
                self._listed("fairness", columns.fairness(self.results), "fairness.csv"),
                self._listed("calls", columns.calls(self.results), "calls.csv"),
                self._listed("unmet", columns.unmet(self.results), "unmet.csv"),
                self._listed("waiting", columns.waiting(self.results), "waiting.csv"),
                self._listed("explanations", self._proposed(), "explanations.csv"),
                self._record(),
            )
        )
        return (
            f'<!DOCTYPE html>\n<html lang="{self.language}">\n<head>\n<meta charset="utf-8">\n'
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            f"<title>{self.word('title')}</title>\n<style>\n{style}</style>\n</head>\n<body>\n"
            f"<main>\n{body}</main>\n</body>\n</html>\n"
        )

    def _summary(self) -> str:
        report, rules = self.results.fairness, self.results.run.rules
        share = format_percent(report.placed / report.people, self.language)
        lines = [
            self.word(
                "placed",
                people=report.people,
                placed=report.placed,
                share=share,
                waiting=report.people - report.placed,
                places=report.places,
            )
        ]
        if report.mean_score is not None:
            mean = format_number(round(report.mean_score, 1), self.language, 1)
            lines.append(self.word("mean", mean=mean, most=rules.max_score))
        if report.envy:
            lines.append(self.word("envy", envy=report.envy))
        if report.minimums_asked:
            lines.append(
                self.word("minimums", asked=report.minimums_asked, filled=report.minimums_filled)
            )
        weights = Table(
            (self.word("part"), self.word("most")),
            tuple(
                (say(self.language, part), str(weight))
                for part, weight in rules.weights.items()
                if weight
            ),
            frozenset({1}),
        )
        facts = "".join(f"<p>{line}</p>\n" for line in lines)
        return (
            f'<h1>{self.word("title")}</h1>\n<p class="lead">{self.word("lead")}</p>\n{facts}'
            f"<h2>{self.word('how')}</h2>\n<p>{self.word('how_text', floor=rules.floor)}</p>\n"
            f"{table(weights, self.word('how'))}"
        )

    def _proposed(self) -> Table:
        every = columns.explanations(self.results)
        rows = zip(self.results.explanations, every.rows, strict=True)
        return Table(every.headings, tuple(row for one, row in rows if one.offer_id))

    def _listed(self, code: str, content: Table, file: str) -> str:
        note = f"{code}_text"
        head = f"<h2>{self.word(code)}</h2>\n"
        if note in WORDS:
            head += f"<p>{self.word(note)}</p>\n"
        if not content.rows:
            return f"{head}<p>{self.word('none')}</p>\n"
        if len(content.rows) > SHOWN:
            more = self.word("more", shown=SHOWN, count=len(content.rows), file=file)
            head += f"<p>{more}</p>\n"
        few = Table(content.headings, content.rows[:SHOWN], content.numeric)
        return head + table(few, self.word(code))

    def _record(self) -> str:
        rules, run = self.results.run.rules, self.results.run
        text = self.word("record_text", rules=rules.name, version=rules.version, seed=run.seed)
        digests = "".join(
            f"<li>{escape(name)}: <code>{digest}</code></li>\n"
            for name, digest in self.results.inputs.items()
        )
        return f"<h2>{self.word('record')}</h2>\n<p>{text}</p>\n<ul>\n{digests}</ul>\n"


def table(content: Table, caption: str) -> str:
    """Write one table; the caption is already safe."""
    head = _cells(content.headings, content.numeric, "th", ' scope="col"')
    rows = "".join(f"<tr>{_cells(row, content.numeric, 'td')}</tr>\n" for row in content.rows)
    return (
        f'<div class="scroll" role="region" aria-label="{caption}" tabindex="0">\n<table>\n'
        f"<caption>{caption}</caption>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}</tbody>\n"
        "</table>\n</div>\n"
    )


def _cells(cells: Iterable[str], numeric: frozenset[int], tag: str, more: str = "") -> str:
    flush = ' class="number"'
    return "".join(
        f"<{tag}{more}{flush if place in numeric else ''}>{escape(cell)}</{tag}>"
        for place, cell in enumerate(cells)
    )
