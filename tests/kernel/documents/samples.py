"""A small and a large report, with every kind of block."""

from datetime import date

from paydas.kernel.documents.tree import (
    BulletList,
    Fact,
    FactList,
    FigureBlock,
    Labels,
    Meta,
    Notice,
    PageBreak,
    Paragraph,
    Quotation,
    Report,
    Run,
    Section,
    TableBlock,
    plain,
)

LABELS = Labels(
    contents="İçindekiler", page="Sayfa {page} / {pages}", table_of_figure="Tablo olarak göster"
)
META = Meta(
    dated=date(2022, 2, 14),
    owner="Örnek Sosyal Hizmetler Kurumu",
    labels=LABELS,
    edition="Sürüm 2, 14 Şubat 2022",
    facts=(Fact("Sürüm", "2"), Fact("Yayım", "14 Şubat 2022"), Fact("Özet", "9f2c 41d0 77ab")),
    sample_mark="Örnek içerik",
    code_base="https://paydas.example/k/",
)
TABLE = TableBlock(
    header=("Kanal", "Davetli", "Katılan", "Pay"),
    rows=(
        ("Çalıştaylar", "215", "178", "%83"),
        ("Anket", "37", "21", "%57"),
        ("Mülakat <b>", "20", "veri yok", "–"),
    ),
    caption="Kanallara göre katılım",
    numeric=frozenset({1, 2, 3}),
)
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 120" role="img">'
    '<rect x="0" y="10" width="420" height="24" fill="#0a5a5c"/>'
    '<rect x="0" y="48" width="260" height="24" fill="#0a5a5c"/>'
    '<text x="430" y="28" font-family="Source Sans 3" font-size="16" fill="#1a1f22">178 katılan'
    "</text></svg>"
)
FIGURE = FigureBlock(
    svg=SVG,
    paper_svg=SVG,
    title="Davet edilenlerden kaçı geldi",
    description="Çubuk grafik: çalıştaylara 178, ankete 21 kişi katıldı.",
    table=TABLE,
)
LONG = (
    "Toplantılara katılan kuruluşların çoğu, kamu kurumlarıyla bilgi alışverişinin kişisel "
    "tanışıklığa bağlı kaldığını, görevli değişince yeniden başladıklarını söyledi. "
)


def report(sections=None, **changes):
    values = {
        "title": "Durum Değerlendirmesi Raporu",
        "subtitle": "Sivil toplum buluşmaları, 2021–22",
        "language": "tr",
        "meta": META,
        "sections": sections or chapters(),
    }
    return Report(**(values | changes))


def chapters():
    return (
        Section(
            "giris",
            "Giriş",
            (
                Paragraph((Run("Bu rapor "), Run("beş toplantının", "strong"), Run(" özetidir."))),
                Paragraph((*plain(LONG * 3), Run("T-4KM7RPX", "code"))),
                Quotation(
                    "İlçemizde işaret dili bilen tek bir görevli yok.",
                    "T-4KM7RPX",
                    "bir dernek temsilcisi, Ankara",
                ),
                BulletList((plain("Mevzuat"), plain("Kurumsal güçlenme"), plain("Eşgüdüm"))),
            ),
        ),
        Section("yontem", "Yöntem", (Paragraph(plain(LONG * 2)), TABLE)),
        Section(
            "sinirlar",
            "Sınırlar",
            (
                Notice(plain("Davet edilenlerin yüzde on yedisi gelemedi."), "Sınır."),
                FactList((Fact("Davetli", "215"), Fact("Katılan", "178"))),
            ),
            level=2,
        ),
        Section("bulgular", "Bulgular", (FIGURE, PageBreak(), Paragraph(plain(LONG)))),
    )


def long_report(pages=60):
    sections = tuple(
        Section(
            f"bolum-{number}",
            f"Bölüm {number}",
            (
                *(Paragraph(plain(LONG * 4)) for _ in range(3)),
                Quotation(LONG, "T-4KM7RPX", "bir katılımcı"),
                TABLE,
                FIGURE,
            ),
        )
        for number in range(1, pages)
    )
    return report(sections)
