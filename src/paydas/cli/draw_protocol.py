"""The protocol page: one file that a lay reader understands, in Turkish or English."""

from collections.abc import Iterable, Mapping
from html import escape

from paydas.cli.draw_report import GroupLine, Report
from paydas.cli.draw_words import LANGUAGES

STYLE = (
    "body{font:1.05rem/1.55 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;"
    "color:#1b2733;background:#fff;overflow-wrap:anywhere}"
    "h1{line-height:1.2}h2{margin-top:2.2rem}"
    "table{border-collapse:collapse;width:100%}caption{text-align:start;padding-bottom:.4rem}"
    "th,td{padding:.3rem .5rem;border-bottom:1px solid #ccd3da;text-align:start;"
    "vertical-align:top}"
    "td.n,th.n{text-align:end;font-variant-numeric:tabular-nums}code{font-size:.92em}"
    "div.wide{overflow-x:auto}.notice{border-inline-start:.3rem solid #1d5f8a;padding:.4rem 1rem;"
    "background:#eef4f8}@media print{body{margin:0;max-width:none}}"
)

WORDS: Mapping[str, tuple[str, str]] = {
    "title": ("Protocol of the draw", "Kura tutanağı"),
    "title_before": ("The lottery before the draw", "Kura çekilmeden önceki ilan"),
    "short": ("In short", "Kısaca"),
    "summary_drawn": (
        "{seats} seats were drawn among {members} members. All quotas below are met.",
        (
            "{members} üye arasından {seats} yer için kura çekildi. Aşağıdaki kotaların hepsi "
            "sağlandı."
        ),
    ),
    "summary_before": (
        (
            "{seats} seats will be drawn among {members} members. Nobody is drawn yet: this page "
            "and the lottery are published first, the seed becomes known afterwards."
        ),
        (
            "{members} üye arasından {seats} yer için kura çekilecek. Henüz kimse çekilmedi: önce "
            "bu sayfa ve kura ilan edilir, tohum daha sonra belli olur."
        ),
    ),
    "fair": (
        (
            "Everybody’s chance: at least {lowest}, on average {mean}, at most {highest}. The "
            "quotas make chances differ: someone whose group is rare in the pool but asked for by "
            "a quota is drawn more often."
        ),
        (
            "Her üyenin seçilme olasılığı: en az {lowest}, ortalama {mean}, en çok {highest}. "
            "Olasılıkların farklı olmasının nedeni kotalardır: havuzda az bulunan, ama kotanın "
            "istediği bir gruptan olan üye daha sık seçilir."
        ),
    ),
    "certified_leximin": (
        (
            "It is proved that no other lottery under these quotas gives a better chance to "
            "whoever has the lowest (and then to the next lowest, and so on)."
        ),
        (
            "Bu kotalarla, olasılığı en düşük olana (sonra sıradakine) daha yüksek olasılık veren "
            "başka bir kura bulunmadığı kanıtlandı."
        ),
    ),
    "certified_maximin": (
        (
            "It is proved that no other lottery under these quotas gives a better chance to "
            "whoever has the lowest. The other chances could perhaps be evened out further."
        ),
        (
            "Bu kotalarla, olasılığı en düşük olana daha yüksek olasılık veren başka bir kura "
            "bulunmadığı kanıtlandı. Öteki olasılıklar belki daha eşit dağıtılabilirdi."
        ),
    ),
    "certified_stratified": (
        (
            "This is a plain stratified draw: the seats were shared among the groups within the "
            "quotas, as near to the groups’ sizes as these allow. Within a group everybody has "
            "the same chance."
        ),
        (
            "Bu, tabakalı bir kuradır: yerler gruplara, kotaların izin verdiği ölçüde grubun "
            "büyüklüğüyle orantılı dağıtıldı. Aynı gruptaki herkesin olasılığı eşittir."
        ),
    ),
    "not_certified": (
        (
            "It is NOT proved that this is the fairest lottery: a chance may be off by up to "
            "{error}. Every list in it meets all quotas."
        ),
        (
            "Bunun en adil kura olduğu KANITLANMADI: bir olasılık en çok {error} sapabilir. "
            "İçindeki her liste bütün kotaları sağlar."
        ),
    ),
    "how": ("How the draw works", "Kura nasıl çekilir?"),
    "how_1": (
        (
            "A computer program composed {panels} possible lists. Each list meets every quota. "
            "Each holds a number of tickets, so that everybody’s chance comes out as even as the "
            "quotas allow."
        ),
        (
            "Bir bilgisayar programı {panels} olası liste hazırladı. Her liste bütün kotaları "
            "sağlar. Listelere, olasılıklar kotaların izin verdiği ölçüde eşit olacak biçimde "
            "bilet dağıtıldı."
        ),
    ),
    "how_2": (
        (
            "The lists and tickets are published before the draw, with a fingerprint (a code that "
            "changes if a single letter of the file changes)."
        ),
        (
            "Listeler ve biletler kuradan önce bir parmak iziyle birlikte ilan edilir (dosyanın "
            "tek bir harfi değişse parmak izi de değişir)."
        ),
    ),
    "how_3": (
        (
            "Afterwards a public event that nobody can foresee gives the seed. The seed decides "
            "which ticket wins. Anyone can repeat the calculation."
        ),
        (
            "Ardından, kimsenin önceden bilemeyeceği herkese açık bir olay tohumu verir. Kazanan "
            "bileti tohum belirler. Hesabı isteyen herkes yineleyebilir."
        ),
    ),
    "facts": ("Facts to check", "Doğrulama bilgileri"),
    "event": ("Where the seed comes from", "Tohumun kaynağı"),
    "event_none": ("not stated", "belirtilmedi"),
    "seed": ("Seed", "Tohum"),
    "seed_none": ("not known yet", "henüz belli değil"),
    "hash": ("Fingerprint of the lottery (SHA-256)", "Kuranın parmak izi (SHA-256)"),
    "ticket": ("Winning ticket", "Kazanan bilet"),
    "panel": ("List that was drawn", "Çekilen listenin sırası"),
    "quotas": ("Quotas: asked and reached", "Kotalar: istenen ve ulaşılan"),
    "quotas_caption": (
        "How many seats each group was to get, and got",
        "Her gruba ayrılması istenen ve ayrılan yer sayısı",
    ),
    "group": ("Group", "Grup"),
    "in_pool": ("In the pool", "Havuzda"),
    "asked": ("Asked", "İstenen"),
    "reached": ("Reached", "Ulaşılan"),
    "chances": ("Chances by group", "Gruplara göre olasılıklar"),
    "chances_caption": (
        "Chance of being drawn, without those invited in any case",
        "Seçilme olasılığı (kurasız çağrılanlar dışında)",
    ),
    "lowest": ("Lowest", "En düşük"),
    "mean": ("Average", "Ortalama"),
    "highest": ("Highest", "En yüksek"),
    "barred": ("Who cannot be drawn", "Seçilemeyecek olanlar"),
    "barred_text": (
        (
            "No list that meets all quotas can contain these {count} members; their chance is 0. "
            "Loosen a quota if this is not wanted."
        ),
        (
            "Bütün kotaları sağlayan hiçbir listede yer alamayacak {count} üye var; olasılıkları "
            "0. Bu istenmiyorsa bir kotayı gevşetin."
        ),
    ),
    "settled": ("Invited without a draw", "Kurasız çağrılanlar"),
    "drawn": ("Drawn", "Çekilenler"),
    "drawn_caption": ("{count} seats", "{count} yer"),
    "reserves": ("Reserves", "Yedekler"),
    "reserves_text": (
        (
            "If someone declines, the next of the same line follows: those on a line count alike "
            "for every quota. Where a line is used up, the open seats are drawn anew."
        ),
        (
            "Çağrıyı kabul etmeyenin yerine aynı satırdaki sıradaki üye geçer: bir satırdakiler "
            "her kota için eş sayılır. Satır biterse açık kalan yerler için yeniden kura çekilir."
        ),
    ),
    "verify": ("Check it yourself", "Siz de doğrulayın"),
    "verify_text": (
        "Put the published files into one folder and run, with Python and nothing else:",
        "İlan edilen dosyaları bir klasöre koyun; yalnız Python yeterlidir:",
    ),
}


def percent(value: float, language: str) -> str:
    """Write a chance as a percentage: 12.3% in English, %12,3 in Turkish."""
    number = f"{100 * value:.1f}"
    return f"{number}%" if language == "en" else f"%{number.replace('.', ',')}"


class _Page:
    """Collects the lines of the page in one language."""

    def __init__(self, language: str) -> None:
        self.language, self.lines = language, list[str]()

    def word(self, code: str, **params: object) -> str:
        text = WORDS[code][LANGUAGES.index(self.language)]
        return escape(text.format(**params))

    def heading(self, code: str) -> None:
        self.lines.append(f"<h2>{self.word(code)}</h2>")

    def text(self, code: str, **params: object) -> None:
        self.lines.append(f"<p>{self.word(code, **params)}</p>")

    def facts(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Add a two-column table of names and values."""
        rows = "".join(
            f'<tr><th scope="row">{self.word(name)}</th><td>{value}</td></tr>'
            for name, value in pairs
        )
        self.lines.append(f"<table>{rows}</table>")

    def table(self, caption: str, heads: Iterable[str], rows: Iterable[tuple[str, ...]]) -> None:
        """Add a table; all columns but the first hold figures."""
        first, *others = heads
        head = f'<th scope="col">{self.word(first)}</th>' + "".join(
            f'<th scope="col" class="n">{self.word(one)}</th>' for one in others
        )
        body = "".join(
            f'<tr><th scope="row">{escape(name)}</th>'
            + "".join(f'<td class="n">{escape(cell)}</td>' for cell in cells)
            + "</tr>"
            for name, *cells in rows
        )
        self.lines.append(
            f'<div class="wide"><table><caption>{self.word(caption)}</caption>'
            f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
        )


def protocol(report: Report, language: str) -> str:
    """Write the protocol as one HTML file; it depends on nothing but the report."""
    page = _Page(language)
    title = page.word("title" if report.draw else "title_before")
    _summary(page, report)
    _facts(page, report)
    _quotas(page, report)
    _chances(page, report)
    _people(page, report)
    page.heading("verify")
    page.text("verify_text")
    page.lines.append("<p><code>python verify_draw.py .</code></p>")
    body = "\n".join(page.lines)
    return (
        f'<!doctype html>\n<html lang="{language}">\n<head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{title}</title><style>{STYLE}</style></head>\n"
        f"<body>\n<main>\n<h1>{title}</h1>\n{body}\n</main>\n</body>\n</html>\n"
    )


def _summary(page: _Page, report: Report) -> None:
    page.heading("short")
    code = "summary_drawn" if report.draw else "summary_before"
    page.text(code, seats=report.rule.seats, members=report.members)
    group = report.everybody
    if group.members:
        levels = {
            name: percent(value, page.language)
            for name, value in (
                ("lowest", group.lowest),
                ("mean", group.mean),
                ("highest", group.highest),
            )
        }
        page.text("fair", **levels)
    proof = page.word(
        f"certified_{report.method.value}" if report.certified else "not_certified",
        error=percent(report.error, page.language),
    )
    page.lines.append(f'<p class="notice">{proof}</p>')
    page.heading("how")
    steps = "".join(
        f"<li>{page.word(code, panels=report.panels)}</li>" for code in ("how_1", "how_2", "how_3")
    )
    page.lines.append(f"<ol>{steps}</ol>")


def _facts(page: _Page, report: Report) -> None:
    page.heading("facts")
    seed = f"<code>{escape(report.seed)}</code>" if report.seed else page.word("seed_none")
    pairs = [
        ("event", escape(report.event) or page.word("event_none")),
        ("hash", f"<code>{report.lottery_hash}</code>"),
        ("seed", seed),
    ]
    if report.draw:
        pairs += [("ticket", str(report.draw.ticket + 1)), ("panel", str(report.draw.panel + 1))]
    page.facts(pairs)


def _asked(low: int, high: int) -> str:
    return str(low) if low == high else f"{low}–{high}"


def _quotas(page: _Page, report: Report) -> None:
    page.heading("quotas")
    heads = ["group", "in_pool", "asked", *(["reached"] if report.draw else [])]
    page.table(
        "quotas_caption",
        heads,
        [
            (
                f"{one.feature}: {one.value}" if one.feature else one.value,
                str(one.pool),
                _asked(one.low, one.high),
                *([] if one.reached is None else [str(one.reached)]),
            )
            for one in report.quotas
        ],
    )


def _chances(page: _Page, report: Report) -> None:
    def line(one: GroupLine) -> tuple[str, ...]:
        levels = (percent(v, page.language) for v in (one.lowest, one.mean, one.highest))
        return (f"{one.feature}: {one.value}", str(one.members), *levels)

    page.heading("chances")
    heads = ["group", "in_pool", "lowest", "mean", "highest"]
    page.table("chances_caption", heads, map(line, report.groups))


def _people(page: _Page, report: Report) -> None:
    if report.barred:
        page.heading("barred")
        page.text("barred_text", count=len(report.barred))
        page.lines.append(f"<p>{escape(', '.join(report.barred))}</p>")
    if report.settled:
        page.heading("settled")
        page.lines.append(f"<p>{escape(', '.join(report.settled))}</p>")
    if report.draw is None:
        return
    page.heading("drawn")
    page.text("drawn_caption", count=len(report.draw.drawn))
    page.lines.append(f"<p>{escape(', '.join(report.draw.drawn))}</p>")
    if report.draw.reserves:
        page.heading("reserves")
        page.text("reserves_text")
        lines = "".join(f"<li>{escape(', '.join(one))}</li>" for one in report.draw.reserves)
        page.lines.append(f"<ul>{lines}</ul>")
