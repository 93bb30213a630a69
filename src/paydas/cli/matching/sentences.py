"""Every sentence of the command, in Turkish and English, for people who are no engineers."""

from collections.abc import Mapping

LANGUAGES = ("tr", "en")

SENTENCES: Mapping[str, tuple[str, str]] = {
    # problems in a file
    "file_unreadable": ("Dosya açılamıyor.", "The file cannot be opened."),
    "empty_file": ("Dosya boş.", "The file is empty."),
    "no_rows": (
        "Sütun adlarının altında hiç satır yok.",
        "There is no row below the column names.",
    ),
    "not_csv": (
        "Bu satır okunamıyor; tırnak işaretlerini denetleyin.",
        "This line cannot be read; check its quotation marks.",
    ),
    "not_toml": (
        "Kural dosyası okunamıyor: {value}",
        "The file of rules cannot be read: {value}",
    ),
    "encoding": (
        "Dosyanın bir yeri bozuk, okunamıyor. Excel’de “CSV UTF-8” olarak yeniden kaydedin.",
        "A part of the file is damaged. Save it again as “CSV UTF-8” in Excel.",
    ),
    "not_a_sheet": (
        "Bu dosya bir tablo değil ya da bozuk. Excel’de “CSV UTF-8” ya da XLSX olarak kaydedin.",
        "This file is no table, or it is damaged. Save it in Excel as “CSV UTF-8” or XLSX.",
    ),
    "lost_cells": (
        "Şu hücrelerde hata ya da hesaplanmamış formül var: {value}. Yeniden kaydedin.",
        "These cells hold an error or a formula never computed: {value}. Save the file anew.",
    ),
    "encrypted": (
        "Dosya parolayla korunuyor; parolasız kaydedin.",
        "The file is protected by a password; save it without one.",
    ),
    "file_too_large": (
        "Dosya çok büyük; daha küçük tablolara bölün.",
        "The file is too large; split it into smaller tables.",
    ),
    "column_unknown": (
        "“{column}” adında bir sütun tanınmıyor.",
        "There is no column called “{column}”.",
    ),
    "column_twice": ("“{column}” sütunu iki kez var.", "The column “{column}” stands twice."),
    "column_missing": ("“{column}” sütunu eksik.", "The column “{column}” is missing."),
    "too_many_cells": (
        "Satırda sütun adlarından çok hücre var ({value}).",
        "The line has more cells ({value}) than there are column names.",
    ),
    "cell_too_long": (
        "Hücre çok uzun: {value} karakter; en çok 5.000 olabilir.",
        "The cell is too long: {value} characters; at most 5,000 are allowed.",
    ),
    "cell_missing": ("Bu hücre boş bırakılamaz.", "This cell must be filled."),
    "id_twice": (
        "“{value}” kimliği {first}. satırda da var.",
        "The id “{value}” also stands in row {first}.",
    ),
    "not_whole": ("“{value}” bir tam sayı değil.", "“{value}” is not a whole number."),
    "not_number": ("“{value}” bir sayı değil.", "“{value}” is not a number."),
    "too_small": (
        "“{value}” çok küçük; en az {least} olmalı.",
        "“{value}” is too small; it must be at least {least}.",
    ),
    "table_small": (
        "Masada {value} yer var; davetliler eşit dağılınca en az {least} yer gerekiyor.",
        "The table has {value} places; even tables need at least {least}.",
    ),
    "not_age": ("“{value}” bir yaş olamaz.", "“{value}” cannot be an age."),
    "not_position": (
        "“{value}” bir konum olamaz (enlem en çok 90, boylam en çok 180).",
        "“{value}” cannot be a position (latitude to 90, longitude to 180).",
    ),
    "not_yes_no": ("“{value}” yerine evet ya da hayır yazın.", "Write yes or no, not “{value}”."),
    "status_unknown": (
        "“{value}” yerine etkin ya da çekildi yazın.",
        "Write active or withdrawn, not “{value}”.",
    ),
    "code_unknown": (
        "“{value}” tanınmıyor. Yazılabilecekler: {known}.",
        "“{value}” is not known. It can be: {known}.",
    ),
    "not_language": (
        "“{value}” bir dil kodu değil; tr, ar, en gibi yazın.",
        "“{value}” is no language code; write tr, ar, en.",
    ),
    "not_hours": (
        "“{value}” okunamıyor; saatleri “sal 10:00-12:00” gibi yazın.",
        "“{value}” cannot be read; write hours as “tue 10:00-12:00”.",
    ),
    "hours_overlap": (
        "“{value}” ile “{other}” çakışıyor.",
        "“{value}” and “{other}” overlap.",
    ),
    "not_minimum": (
        "“{value}” okunamıyor; en az sayıları “kadın:2; erkek:1” gibi yazın.",
        "“{value}” cannot be read; write minimums as “woman:2; man:1”.",
    ),
    "minimum_twice": ("“{value}” için iki sayı var.", "There are two numbers for “{value}”."),
    "history_unknown": (
        "Geçmişteki “{id} – {value}” eşleşmesi listelerde yok.",
        "The earlier match “{id} – {value}” is not in the lists.",
    ),
    "history_both": (
        "“{id} – {value}” hem kabul hem ret olarak yazılmış.",
        "“{id} – {value}” is written both as accepted and as refused.",
    ),
    "id_missing": (
        "Kimlik boş ya da 200 karakterden uzun.",
        "The id is empty or longer than 200 characters.",
    ),
    # problems in the rules
    "part_unknown": (
        "“{column}” diye bir puan kalemi yok.",
        "There is no part of the score called “{column}”.",
    ),
    "weight_wrong": (
        "“{column}” ağırlığı 0 ile 1.000 arasında bir tam sayı olmalı.",
        "The weight of “{column}” must be a whole number from 0 to 1,000.",
    ),
    "weights_zero": (
        "Ağırlıkların toplamı sıfır; en az biri sıfırdan büyük olmalı.",
        "The weights sum to zero; at least one must be above zero.",
    ),
    "rule_wrong": ("“{value}” bu kural için geçersiz.", "“{value}” is not valid for this rule."),
    "rule_unknown": ("Böyle bir kural yok.", "There is no such rule."),
    "preset_unknown": (
        "“{value}” diye bir hazır kural yok: vida, needs, tables, default.",
        "There are no ready rules called “{value}”: vida, needs, tables, default.",
    ),
    "group_missing": (
        (
            "Fırsatlarda en az sayılar var; kurallara hangi gruba ait olduklarını yazın: "
            'group = "cinsiyet" gibi.'
        ),
        (
            "Opportunities ask for minimums; say in the rules to which group they belong, "
            'such as group = "gender".'
        ),
    ),
    "group_unknown": (
        "Kişiler dosyasında “group:{name}” sütunu yok ya da boş.",
        "The file of people has no column “group:{name}”, or it is empty.",
    ),
    # the run
    "too_large": (
        (
            "{pairs} olası eşleşme var; bu kurulum en çok {limit} tanesini çözer. Daha büyük "
            "listeler "
            "için ek bileşeni kurun: pip install paydas[fast]"
        ),
        (
            "There are {pairs} possible matches; this installation solves up to {limit}. For "
            "larger "
            "lists install the extra: pip install paydas[fast]"
        ),
    ),
    "engine_failed": (
        "Çözüm motoru sonuç veremedi. Bu bir program hatasıdır; lütfen bildirin.",
        "The solver gave no result. This is a fault of the program; please report it.",
    ),
    "out_exists": (
        "“{value}” klasöründe bu komutun yazmadığı dosyalar var; boş bir klasör seçin.",
        "The folder “{value}” holds files that this command did not write; choose an empty one.",
    ),
    "out_unwritable": (
        "“{value}” klasörüne yazılamıyor.",
        "The folder “{value}” cannot be written to.",
    ),
    "place": ("{file}, {row}. satır, “{column}” sütunu", "{file}, row {row}, column “{column}”"),
    "place_row": ("{file}, {row}. satır", "{file}, row {row}"),
    "place_rule": ("{file}, “{column}”", "{file}, “{column}”"),
    "wrong_input": (
        "Dosyalarda düzeltilmesi gereken {count} yer var. Hiçbir şey yazılmadı.",
        "To be put right in the files: {count}. Nothing was written.",
    ),
    "wrong_input_many": (
        (
            "Dosyalarda düzeltilmesi gereken çok yer var; ilk {count} tanesi aşağıda. Hiçbir şey "
            "yazılmadı."
        ),
        (
            "Many things in the files must be put right; the first {count} follow. Nothing was "
            "written."
        ),
    ),
    "done": (
        "{people} {one_from} {placed} {found} bulundu. Sonuçlar: {out}",
        "With a proposal or a place: {placed} of {people} {ones}. Results: {out}",
    ),
    "nothing": (
        "Hiç kimse için öneri yapılamadı. Nedenleri:",
        "Nobody could be matched. The reasons:",
    ),
    # conditions
    "LANGUAGE": ("ortak dil yok", "no shared language"),
    "ACCESS": ("erişim ihtiyacı karşılanmıyor", "an access need is not met"),
    "PLACE": ("yer uzak", "too far away"),
    "TIME": ("saatler uymuyor", "the hours do not fit"),
    "AGE_SAFEGUARD": (
        "yaş ya da çocuk güvenliği koşulu sağlanmıyor",
        "age or safeguarding of minors",
    ),
    "CAPACITY": ("boş yer yok", "no place left"),
    "CONSENT": ("kişinin onayı yok", "the person has not consented"),
    "ELIGIBLE": ("aranan koşullara uymuyor", "not eligible under the rules"),
    "WITHDRAWN": ("geri çekilmiş", "withdrawn"),
    "REFUSED": ("daha önce görüşülmüş", "already accepted or refused before"),
    # parts of the score
    "interest": ("ilgi alanı", "interests"),
    "travel": ("yol", "travel"),
    "aims": ("amaçlar", "aims"),
    "practice": ("dil pratiği", "language practice"),
    "time": ("uygun saat", "liked hours"),
    "sector": ("farklı sektör", "different sector"),
    "horizon": ("süre", "duration"),
    # statuses
    "accepted": ("kabul edilmiş", "accepted before"),
    "proposed": ("önerildi", "proposed"),
    "full": ("uyan yerler dolu", "fitting places are full"),
    "floor": ("puanı yetmiyor", "too few points"),
    "nothing_possible": ("uyan seçenek yok", "nothing fits"),
    "excluded": ("onay yok ya da geri çekilmiş", "no consent, or withdrawn"),
}


def say(language: str, code: str, /, **values: object) -> str:
    """Give a sentence in a language, with its figures filled in."""
    return SENTENCES[code][LANGUAGES.index(language)].format_map(_Known(values))


class _Known(dict[str, object]):
    """Leave out what is not given, rather than fail while telling somebody about a mistake."""

    def __missing__(self, key: str) -> str:
        return ""
