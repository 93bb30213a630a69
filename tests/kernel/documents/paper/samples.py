"""Sheets of one gathering."""

from datetime import date

from paydas.kernel.documents.paper import (
    Attendee,
    Badge,
    Certificate,
    Frame,
    Guest,
    Letter,
    LetterFrame,
    NoteSheet,
    Signatory,
    TableCard,
)
from paydas.kernel.documents.tree import Fact

FRAME = Frame(
    title="Denizli Çalıştayı",
    language="tr",
    owner="Örnek Sosyal Hizmetler Kurumu",
    dated=date(2024, 2, 22),
    page="Sayfa {page} / {pages}",
    subtitle="Yaşlı ve engelli hizmetleri",
    facts=(
        Fact("Ne zaman", "22 Şubat 2024, perşembe, 10.00–16.00"),
        Fact("Nerede", "Örnek Kültür Merkezi, Denizli"),
    ),
    sample_mark="Örnek içerik",
)
LETTERS = LetterFrame(
    frame=FRAME,
    unit="Sivil Toplum Birimi",
    number_label="Sayı",
    date_label="Tarih",
    subject_label="Konu",
    date_written="1 Şubat 2024",
    link_words="Cevabınızı bu adresten verebilirsiniz:",
    signatories=(Signatory("Örnek Nermin Yıldız", "Genel Müdür"),),
    closing="Katılımınızı bekler, iyi çalışmalar dileriz.",
    foot="Örnek Mahallesi, Örnek Caddesi 1, Ankara · 0312 000 00 00",
)
QUESTION = "Yaşlıların evde bakım hizmetine ulaşmasını en çok ne zorlaştırıyor?"
ATTENDEE = Attendee("Örnek Nermin Yıldız", "Örnek Çınar Yaşlı Dayanışma Derneği")
BADGE = Badge("Örnek Nermin Yıldız", "Örnek Çınar Yaşlı Dayanışma Derneği", "Raportör")
CARD = TableCard("Masa 3", QUESTION, "Yaşlı hizmetleri", "https://paydas.example/l/abcDEF123")
SHEET = NoteSheet("Masa 3", QUESTION, "https://paydas.example/l/abcDEF123")
GUEST = Guest("Örnek Kemal Aydın", "Örnek Valiliği, Vali Yardımcısı", "Açılış konuşması")
CERTIFICATE = Certificate(
    "Örnek Nermin Yıldız",
    "22 Şubat 2024 tarihinde Denizli’de düzenlenen çalıştayın iki oturumuna katılmıştır.",
    "Örnek Çınar Yaşlı Dayanışma Derneği",
    "2024-17",
)


def letter(number=1):
    return Letter(
        addressee=f"Örnek Çınar Yaşlı Dayanışma Derneği {number}",
        number=f"E-30418-{number}",
        salutation="Sayın Yönetim Kurulu,",
        paragraphs=(
            "Çalıştayda sunum yapılmayacak; sorunları ve çözümleri masalarda birlikte yazacağız.",
            "Masada söylenen her sözün bir numarası olacak, ne olduğunu izleyebileceksiniz.",
        ),
        link=f"https://paydas.example/l/abcDEF{number}",
        facts=(
            Fact("Ne zaman", "22 Şubat 2024, perşembe, 10.00–16.00"),
            Fact("Nerede", "Örnek Kültür Merkezi, Denizli. Girişi rampalıdır."),
            Fact("Son cevap günü", "16 Şubat 2024"),
        ),
    )
