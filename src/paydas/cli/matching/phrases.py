"""The sentences about one outcome. Nouns in braces follow the preset; see `nouns`."""

from collections.abc import Mapping

PHRASES: Mapping[str, tuple[str, str]] = {
    # who it is
    "about_wishes": ("{wishes_of}: {wishes}", "{wishes_of}: {wishes}"),
    "about_waiting": ("{days} gündür bekliyor", "days of waiting: {days}"),
    # a proposal
    "accepted": (
        "{title} daha önce kabul edildi, yeri duruyor.",
        "{title} was accepted before; the place is kept.",
    ),
    "proposed": (
        "{title} öneriliyor: {score}/{most} puan. Bütün koşullar karşılanıyor.",
        "{title} is proposed: {score} of {most} points. All conditions are met.",
    ),
    "points": ("Puanın dağılımı: {parts}.", "The points: {parts}."),
    "no_wish": (
        "Bu öneri yazılan ilgi alanlarının hiçbirine uymuyor; puan öteki kalemlerden geliyor.",
        "It touches none of the interests stated; the points come from the other parts.",
    ),
    "distance": ("Kuş uçuşu yaklaşık {km} km.", "About {km} km as the crow flies."),
    "rank_first": (
        "{one_to} uyan {possible} seçenek arasında puanı en yüksek olan bu.",
        "It has the most points among the {possible} that fit this {one}.",
    ),
    "rank_only": (
        "{one_to} uyan tek seçenek bu.",
        "It is the only one that fits this {one}.",
    ),
    "rank": (
        "{one_to} uyan {possible} seçenek arasında puanı {rank}. en yüksek olan bu.",
        "It is number {rank} by points among the {possible} that fit this {one}.",
    ),
    "fills": (
        (
            "Burada en az {least} “{group}” isteniyor; bu {one} o sayının tamamlanmasına "
            "katkıda bulunuyor."
        ),
        (
            "At least {least} of “{group}” are asked for here; this {one} helps to reach that "
            "number."
        ),
    ),
    # a better-liked place
    "better": (
        "{title}, {score} puan.",
        "{title}, {score} points.",
    ),
    "taken": (
        "{capacity} yerin hepsi başkalarına önerildi: {holders}.",
        "Its places ({capacity}) are proposed to others: {holders}.",
    ),
    "taken_one": (
        "Tek yeri başkasına önerildi: {holders}.",
        "Its only place is proposed to another: {holders}.",
    ),
    "free": (
        "{capacity} yerden {left} boş.",
        "Free places there: {left} of {capacity}.",
    ),
    "holder": ("{id} ({score} puan)", "{id} ({score} points)"),
    "more_holders": ("{count} {one} daha", "{count} more"),
    "forced_people": (
        (
            "O yer bu {one_to} verilseydi öteki öneriler de değişir, yersiz kalanların sayısı "
            "{people} artardı."
        ),
        (
            "If this {one} got that place, other proposals would change as well; without any "
            "place would be, in addition: {people}."
        ),
    ),
    "forced_minimums": (
        (
            "O yer bu {one_to} verilseydi gruplar için istenen en az sayılardan {minimums} tanesi "
            "eksik kalırdı."
        ),
        "If this {one} got that place, the minimums for groups would lack {minimums} more.",
    ),
    "forced_points": (
        (
            "O yer bu {one_to} verilseydi öteki öneriler de değişir, herkesin puanlarının toplamı "
            "{points} azalırdı."
        ),
        (
            "If this {one} got that place, other proposals would change as well, and all "
            "together would lose {points} points."
        ),
    ),
    "forced_nothing": (
        (
            "O yer bu {one_to} verilseydi toplam değişmezdi; aradaki seçimi bekleme süresi ya da "
            "kura yaptı."
        ),
        "If this {one} got that place, the total would be the same; waiting or the lot decided.",
    ),
    "todo_better": (
        "{one} o yeri tercih ederse bir yer daha açılıp açılamayacağını sorun.",
        "If the {one} prefers that place, ask whether one more can be opened.",
    ),
    "todo_free": (
        "{one} o yeri tercih ederse onu oraya almak sizin kararınızdır; bedeli yukarıda.",
        "If the {one} prefers that place, giving it is your decision; the price is told above.",
    ),
    # waiting
    "full": (
        "Uyan seçenek sayısı: {possible}. Hepsinin yeri başkalarına önerildi.",
        "Fitting options: {possible}. All their places are proposed to others.",
    ),
    "floor": (
        (
            "Koşulları karşılayan {below} seçenek var, ama {floor} puanın altında öneri "
            "yapılmıyor. En iyisi: {title}, {score} puan."
        ),
        (
            "Options that meet the conditions: {below}; but nothing below {floor} points is "
            "proposed. The best: {title}, {score} points."
        ),
    ),
    "nothing_possible": (
        "{count} {offer_of} hiçbiri bütün koşulları karşılamıyor. Engeller: {failed}.",
        "None of the {count} {offers} meets all conditions. In the way: {failed}.",
    ),
    "failed_in": ("{what} ({amount} {offer_in})", "{what} (in {amount})"),
    "excluded": ("Değerlendirilmedi: {failed}.", "Not considered: {failed}."),
    "nearest": ("{title}: {failed}.", "{title}: {failed}."),
    "todo_full": (
        (
            "Bir yer daha açılıp açılamayacağını sorun; bir öneri geri çevrilirse "
            "eşleştirmeyi yeniden çalıştırın."
        ),
        "Ask whether one more place can be opened, or run again when a proposal is turned down.",
    ),
    "todo_floor": (
        (
            "{one_to} sorun: yine de isterse bu yeri verebilirsiniz. İlgi alanlarını da birlikte "
            "gözden geçirin."
        ),
        "Ask the {one}: you may give this place all the same. Look at the wishes again together.",
    ),
    "todo_consent": (
        "Onay verilirse listede “evet” yazıp eşleştirmeyi yeniden çalıştırın.",
        "If consent is given, write “yes” in the list and run again.",
    ),
    "todo_nearest": ("{title} için sorun: {question}", "Ask about {title}: {question}"),
    "todo_other": (
        "Yazılan istekler arasında olmasa da {title} için sorulabilir: {question}",
        "Though it is none of the wishes stated, you may ask about {title}: {question}",
    ),
    "todo_new": (
        (
            "Yakındaki hiçbir {offer} tek bir değişiklikle uygun hâle gelmiyor; bu {one} için yeni "
            "bir {offer} arayın."
        ),
        "No single change would make a nearby {offer} fit; look for a new one for this {one}.",
    ),
}
