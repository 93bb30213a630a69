"""The sentences of the protocol page in English and Turkish."""

from collections.abc import Mapping

WORDS: Mapping[str, tuple[str, str]] = {
    "title": ("Protocol of the draw", "Kura tutanağı"),
    "title_before": ("The lottery before the draw", "Kura çekilmeden önceki ilan"),
    "short": ("In short", "Kısaca"),
    "summary_drawn": (
        "{seats} seats were filled by a draw among {members} members. All quotas below are met.",
        (
            "{members} üye arasından {seats} yer için kura çekildi. Aşağıdaki kotaların hepsi "
            "sağlandı."
        ),
    ),
    "summary_before": (
        (
            "{seats} seats will be filled by a draw among {members} members. Nobody is drawn "
            "yet: this page and the lottery are published first, the seed becomes known "
            "afterwards."
        ),
        (
            "{members} üye arasından {seats} yer için kura çekilecek. Henüz kimse çekilmedi: önce "
            "bu sayfa ve kura ilan edilir, tohum daha sonra belli olur."
        ),
    ),
    "without_draw": (
        "Without a draw: {settled} invited in any case, {declined} who declined.",
        "Kura dışında: kurasız çağrılan {settled}, katılmayacağını bildiren {declined}.",
    ),
    "meaning": (
        (
            "A chance of 25% means: if the draw were repeated many times, the member would be "
            "drawn about once in four times."
        ),
        "%25 olasılık şu demektir: kura çok kez yinelense üye yaklaşık dört kurada bir seçilirdi.",
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
    "how_1_stratified": (
        (
            "The seats were first shared among the groups; the table of quotas shows how many "
            "each got."
        ),
        "Yerler önce gruplara dağıtıldı; her gruba kaç yer düştüğü kota tablosunda görülür.",
    ),
    "how_2_stratified": (
        (
            "The members of each group and its seats are published before the draw, with a "
            "fingerprint (a code that changes if a single letter of the file changes)."
        ),
        (
            "Grupların üyeleri ve yerleri kuradan önce bir parmak iziyle birlikte ilan edilir "
            "(dosyanın tek bir harfi değişse parmak izi de değişir)."
        ),
    ),
    "how_3_stratified": (
        (
            "Afterwards a public event that nobody can foresee gives the seed. The seed puts the "
            "members of each group in order; the first ones get the seats. Anyone can repeat the "
            "calculation."
        ),
        (
            "Ardından, kimsenin önceden bilemeyeceği herkese açık bir olay tohumu verir. Tohum "
            "her grubun üyelerini sıraya koyar; ilk sıradakiler yerleri alır. Hesabı isteyen "
            "herkes yineleyebilir."
        ),
    ),
    "facts": ("Facts to check", "Doğrulama bilgileri"),
    "event": ("Where the seed comes from", "Tohumun kaynağı"),
    "event_none": ("not stated", "belirtilmedi"),
    "seed": ("Seed", "Tohum"),
    "seed_none": ("not known yet", "henüz belli değil"),
    "hash": ("Fingerprint of the lottery (SHA-256)", "Kuranın parmak izi (SHA-256)"),
    "ticket": ("Winning ticket", "Kazanan bilet"),
    "of_tickets": ("{ticket} of {total}", "{ticket} (toplam {total} bilet)"),
    "panel": ("Number of the list drawn", "Çekilen listenin sıra numarası"),
    "quotas": ("Quotas: asked and reached", "Kotalar: istenen ve ulaşılan"),
    "quotas_caption": (
        "How many seats each group was to get, and got",
        "Her gruba ayrılması istenen ve ayrılan yer sayısı",
    ),
    "group": ("Group", "Grup"),
    "in_pool": ("In the pool", "Havuzda"),
    "asked": ("Asked", "İstenen"),
    "at_most": ("at most {high}", "en çok {high}"),
    "further_rules": ("Further rules", "Başka kurallar"),
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
    "instead": ("Instead of {drawn}", "{drawn} yerine"),
    "reserves_text": (
        (
            "If someone declines, the next on the same line follows: those on a line count alike "
            "for every quota. For others, and where a line is used up, the open seats are drawn "
            "anew."
        ),
        (
            "Çağrıyı kabul etmeyenin yerine aynı satırdaki sıradaki üye geçer: bir satırdakiler "
            "her kota için eş sayılır. Satırı olmayan üyenin yeri için ya da satır bitince açık "
            "kalan yerler yeniden kurayla doldurulur."
        ),
    ),
    "verify": ("Check it yourself", "Siz de doğrulayın"),
    "verify_hash": (
        (
            "Compare the fingerprint on this page with the one that was published before the "
            "draw: they must be the same."
        ),
        (
            "Bu sayfadaki parmak izini kuradan önce ilan edilenle karşılaştırın: ikisi aynı "
            "olmalıdır."
        ),
    ),
    "verify_text": (
        (
            "To repeat the whole calculation, put the published files into one folder and run "
            "this command there; it needs Python and nothing else:"
        ),
        (
            "Bütün hesabı yinelemek için ilan edilen dosyaları bir klasöre koyup orada şu komutu "
            "çalıştırın; Python’dan başka bir şey gerekmez:"
        ),
    ),
    "verify_lines": (
        "Every line of the answer must begin with OK. A line with NO shows what does not agree.",
        "Yanıttaki her satır OK ile başlamalıdır. NO ile başlayan satır uyuşmayan yeri gösterir.",
    ),
}
