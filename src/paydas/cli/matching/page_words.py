"""The texts of the page, in both languages; nouns in braces follow the preset."""

WORDS = {
    "title": ("Eşleştirme sonucu", "Result of the matching"),
    "lead": (
        (
            "Bunlar öneridir; kararı eşleştirme sorumlusu verir. Bir öneri kabul edilmeden kimseye "
            "bir şey gönderilmez."
        ),
        (
            "These are proposals; the coordinator decides. Nothing is sent to anybody before a "
            "proposal is accepted."
        ),
    ),
    "personal": (
        "Bu sayfa eşleştirmede görevli olanlar içindir; kişisel veri içerebilir.",
        "This page is for those who do the matching; it may hold personal data.",
    ),
    "no_groups": (
        (
            "Karşılaştırılacak grup yok. İlk dosyaya “group:cinsiyet” gibi sütunlar eklerseniz "
            "sonuç burada gruplara göre görünür."
        ),
        (
            "There are no groups to compare. Add columns such as “group:gender” to the first file, "
            "and the outcome by group is shown here."
        ),
    ),
    "contents": ("Bu sayfada", "On this page"),
    "placed": (
        "{people} {one_from} {placed} {found} bulundu ({share}); {waiting} bekliyor.",
        "With a place: {placed} of {people} {ones} ({share}). Waiting: {waiting}.",
    ),
    "places": (
        "{places} yerden {left} boş kaldı.",
        "Still free: {left} of {places} places.",
    ),
    "why_waiting": ("Bekleyenlerin durumu: {statuses}.", "Why the others wait: {statuses}."),
    "mean": ("Önerilerin ortalama puanı {mean}/{most}.", "The mean is {mean} of {most} points."),
    "envy": (
        (
            "{envy} {one}, daha düşük puanlı birine önerilen bir yere daha uygundu. Bu bir "
            "hata değildir: yerler tek tek değil, en çok {one} yerleşsin ve toplam "
            "puan en yüksek olsun diye birlikte dağıtılır."
        ),
        (
            "{envy} of the {ones} would have more points for a place that is proposed to somebody "
            "with fewer. This is no mistake: places are given all together, so that most "
            "{ones} are placed and the sum of points is highest, not one by one."
        ),
    ),
    "minimums": (
        "Gruplar için istenen en az sayılar: toplam {asked}; doldurulan {filled}.",
        "Minimums asked for groups: {asked} in all; filled: {filled}.",
    ),
    "how": ("Nasıl karar verildi?", "How was it decided?"),
    "how_text": (
        (
            "Önce koşullara bakıldı: dil, erişilebilirlik, yer, saat, yaş ve çocuk güvenliği, boş "
            "yer, onay, uygunluk. Birini bile karşılamayan eşleşmeye puan verilmedi. Kalanların "
            "puanı aşağıdaki kalemlerin toplamıdır. Sonra sırasıyla şunlar gözetildi: en çok {one} "
            "yerleşsin, gruplar için istenen en az sayılar dolsun, toplam puan en yüksek olsun, "
            "eşitlikte en uzun bekleyen öne geçsin, sonra kura. {floor} puanın altında öneri "
            "yapılmadı. Etnik köken, din, sağlık ve üyelik puana girmez."
        ),
        (
            "First the conditions: language, access, place, hours, age and safeguarding, free "
            "places, consent, eligibility. Whatever fails one got no points. The points of the "
            "rest are the sum of the parts below. Then, in this order: most {ones} placed, the "
            "minimums for groups, the sum of points, the longest waiting, the lot. Nothing below "
            "{floor} points was proposed. Ethnic origin, religion, health and membership are not "
            "part of the points."
        ),
    ),
    "part": ("Kalem", "Part"),
    "most": ("En çok puan", "Most points"),
    "fairness": ("Gruplara göre sonuç", "Outcome by group"),
    "fairness_text": (
        (
            "Gruplar puana girmez; bu tablo sonucun kime yaradığını gösterir. {small} kişiden "
            "küçük gruplar gizlenir; tek bir grup gizliyse hesapla bulunmasın diye bir grup daha "
            "gizlenir."
        ),
        (
            "Groups are not part of the points; this table shows whom the result serves. Groups "
            "under {small} are hidden; where only one is, another is hidden with it, so that it "
            "cannot be computed."
        ),
    ),
    "lowest": (
        (
            "Genel oran {share}. Bunun en az 20 puan altında kalanlar: {groups}. Önce bu gruplara"
            " bakın."
        ),
        "The share of all is {share}. At least 20 points below: {groups}. Look at these first.",
    ),
    "even": (
        "Genel oran {share}. Hiçbir grup bunun 20 puandan çok altında değil.",
        "The share of all is {share}. No group is more than 20 points below it.",
    ),
    "by_place": ("Kim nerede?", "Who is where?"),
    "by_place_text": (
        "Her {offer} için önerilenler, puanlarıyla. Boş kalan yerlere yeni başvuru alabilirsiniz.",
        "Who is proposed for each {offer}, with the points. What is still free can take others.",
    ),
    "calls": ("Kimi, ne için aramalı?", "Whom to call, and for what?"),
    "calls_text": (
        (
            "Her satır bir soru: yanıt olumluysa “kimler” sütunundakilerin önündeki tek engel "
            "kalkar. Aynı {one} birkaç satırda yer alabilir."
        ),
        (
            "Each line is one question: a yes removes the only thing in the way of those under "
            "“who”. The same {one} may stand on several lines."
        ),
    ),
    "wishes": ("Hangi istekler için yeni {offer} gerekiyor?", "Which wishes need a new {offer}?"),
    "wishes_text": (
        (
            "Burada, tek bir değişiklikle isteğine kavuşamayacak bekleyenler var; yeri, dili, boş "
            "zamanı ve ilk isteği aynı olanlar bir satırda. En yakın {offer_of} sahibine, orada "
            "da bir grup açıp açamayacağını sorabilirsiniz."
        ),
        (
            "These wait, and no single change would meet a wish of theirs; equal place, language, "
            "free time and first wish share a line. Whoever runs the nearest {offer} "
            "may open a group there."
        ),
    ),
    "unmet": ("Bekleyenlerin dağılımı", "Who waits, in figures"),
    "unmet_text": (
        "Birden çok dili ya da isteği olan, her birinde sayılır.",
        "Whoever has several languages or wishes counts in each.",
    ),
    "waiting": ("Bekleyenler", "Who waits"),
    "waiting_text": (
        "En uzun bekleyen başta.",
        "The longest waiting come first.",
    ),
    "proposals": ("Öneriler ve nedenleri", "The proposals and their reasons"),
    "more": (
        "İlk {shown} satır; tümü {count} satır olarak {file} dosyasında.",
        "The first {shown} rows; all {count} are in {file}.",
    ),
    "none": ("Kayıt yok.", "None."),
    "record": ("Tekrar edilebilirlik", "To repeat this"),
    "record_text": (
        (
            "Kurallar: {rules}, sürüm {version}. Kura tohumu (son eşitliklerde kurayı "
            "belirleyen, önceden ilan edilen değer): {seed}. Aynı dosyalar ve aynı tohum "
            "her zaman aynı sonucu verir. Okunan dosyaların özetleri (SHA-256):"
        ),
        (
            "Rules: {rules}, version {version}. Seed of the lot (published before; it settles"
            " the last ties): {seed}. Equal files and an equal "
            "seed always give this result. Digests of the files that were read (SHA-256):"
        ),
    ),
}
