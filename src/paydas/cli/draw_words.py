"""The draw's sentences in English and Turkish; the kernel speaks in codes and figures."""

from collections.abc import Mapping, Sequence

from paydas.cli.draw_place import Placed
from paydas.kernel.draw import Bound, Fault, Relief

LANGUAGES = ("en", "tr")

FAULTS: Mapping[str, tuple[str, str]] = {
    "file_missing": ("the file cannot be read", "dosya okunamıyor"),
    "file_empty": ("the table has no rows", "tabloda satır yok"),
    "not_a_table": (
        "the file is no table, or it is damaged; save it as CSV UTF-8 or XLSX",
        "dosya bir tablo değil ya da bozuk; CSV UTF-8 ya da XLSX olarak kaydedin",
    ),
    "cells_lost": (
        "these cells hold an error or a formula never computed: {cells}; save the file anew",
        "şu hücrelerde hata ya da hesaplanmamış formül var: {cells}; dosyayı yeniden kaydedin",
    ),
    "file_encrypted": (
        "the file is protected by a password; save it without one",
        "dosya parolayla korunuyor; parolasız kaydedin",
    ),
    "file_too_large": (
        "the file is too large for a draw",
        "dosya bir kura için çok büyük",
    ),
    "encoding_wrong": (
        "the file is not text in UTF-8 or Turkish Windows encoding; save it as CSV UTF-8",
        "dosya UTF-8 veya Türkçe Windows kodlamasında bir metin değil; CSV UTF-8 olarak kaydedin",
    ),
    "folder_wrong": ("the files cannot be written: {detail}", "dosyalar yazılamıyor: {detail}"),
    "toml_wrong": ("the rules cannot be read: {detail}", "kurallar okunamıyor: {detail}"),
    "key_unknown": (
        "there is no such rule; known are: {known}",
        "böyle bir kural yok; olanlar: {known}",
    ),
    "key_wrong": (
        "the value has the wrong form; the guide shows how it is written",
        "değer yanlış biçimde yazılmış; doğru yazım kılavuzda",
    ),
    "set_twice": ("two rules have the name “{name}”", "“{name}” adında iki kural var"),
    "column_missing": ("the column is missing", "bu sütun yok"),
    "column_twice": ("two columns have the same name", "iki sütunun adı aynı"),
    "row_too_long": ("the row has more cells than the heading", "satırda başlıktan çok hücre var"),
    "number_wrong": ("“{cell}” is not a whole number", "“{cell}” tam sayı değil"),
    "number_negative": ("“{cell}” is negative", "“{cell}” eksi bir sayı"),
    "id_empty": ("the id is empty", "kimlik boş"),
    "cell_too_long": (
        "a cell is too long; is a quotation mark left open?",
        "hücre çok uzun; kapanmamış bir tırnak işareti olabilir",
    ),
    "id_formula": (
        "the id “{id}” would be taken for a formula by a spreadsheet; begin it with a letter",
        "“{id}” kimliğini tablo programları formül sanır; bir harfle başlatın",
    ),
    "id_twice": ("the id “{id}” occurs twice", "“{id}” kimliği iki kez geçiyor"),
    "quota_twice": (
        "“{feature}: {value}” has two quotas",
        "“{feature}: {value}” için iki kota var",
    ),
    "quota_reversed": (
        "the minimum {low} is above the maximum {high}",
        "en az {low}, en çok {high} değerinden büyük",
    ),
    "quota_negative": ("the minimum {low} is negative", "en az {low} eksi bir sayı"),
    "value_unknown": (
        "“{value}” has no quota in “{feature}”; is it a slip of the pen?",
        "“{feature}” için “{value}” değerinin kotası yok; yazım yanlışı olabilir mi?",
    ),
    "pool_empty": ("there is nobody to draw from", "havuzda kura çekilecek kimse yok"),
    "seats_too_few": ("at least one seat is needed", "en az bir yer gerekir"),
    "seats_too_many": (
        "{seats} seats, but only {members} members",
        "{seats} yer var, havuzda ise yalnız {members} üye",
    ),
    "settled_too_many": (
        "{settled} members are invited in any case, but there are only {seats} seats",
        "kurasız çağrılan {settled} üye var, yer sayısı ise {seats}",
    ),
    "cap_wrong": (
        "the highest chance must be above 0 and at most 1, not {cap}",
        "en yüksek olasılık 0’dan büyük, en çok 1 olmalı; {cap} olamaz",
    ),
    "cap_too_low": (
        "panels exist, but not with a highest chance of {cap}; raise it",
        (
            "kotaları sağlayan liste var, ama en yüksek olasılık {cap} iken kura kurulamıyor; "
            "bu sınırı yükseltin"
        ),
    ),
    "quotas_sum_high": (
        "the minima of “{feature}” sum to {sum}, more than the {seats} seats",
        "“{feature}” kotalarının en azları toplamı {sum}; yer sayısı {seats}",
    ),
    "quotas_sum_low": (
        "the maxima of “{feature}” sum to {sum}, fewer than the {seats} seats",
        "“{feature}” kotalarının en çokları toplamı {sum}; yer sayısı {seats}",
    ),
    "set_reversed": (
        "at least {low} and at most {high} is not possible",
        "en az {low}, en çok {high} birlikte olamaz",
    ),
    "set_member_unknown": (
        "the rule “{name}” names “{id}”, who is not in the pool",
        "“{name}” kuralındaki “{id}” havuzda yok",
    ),
    "member_unknown": ("“{id}” is not in the people table", "“{id}” kişi tablosunda yok"),
    "standing_twice": (
        "“{id}” stands in two of must, accepted, declined",
        "“{id}” must, accepted, declined listelerinin ikisinde birden var",
    ),
    "settled_break_quota": (
        "{settled} members invited in any case have “{feature}: {value}”, the quota allows {high}",
        "kurasız çağrılanların {settled} tanesi “{feature}: {value}”; kota en çok {high}",
    ),
    "strata_one_feature": (
        (
            "a stratified draw needs quotas on exactly one feature, without further rules; "
            "here there are {features}"
        ),
        (
            "tabakalı kurada kotalar tek bir özelliğe ait olmalı, başka kural da bulunmamalı; "
            "burada {features} özellik var"
        ),
    ),
    "strata_one_value": (
        "in a stratified draw everybody has exactly one value; “{id}” has {count}",
        "tabakalı kurada herkesin tek bir değeri olur; “{id}” için {count} değer var",
    ),
    "settled_break_set": (
        "{settled} members invited in any case fall under “{name}”, which allows {high}",
        "kurasız çağrılanların {settled} tanesi “{name}” kuralına giriyor; kural en çok {high}",
    ),
}

MESSAGES: Mapping[str, tuple[str, str]] = {
    "row": ("row {row}", "{row}. satır"),
    "key": ("“{column}”", "“{column}”"),
    "column": ("column “{column}”", "“{column}” sütunu"),
    "no_panel": (
        "No list of {seats} can meet these quotas together:",
        "Şu kotaları birlikte sağlayan {seats} kişilik bir liste yok:",
    ),
    "at_least": (
        "“{name}”: at least {asked} asked, {members} in the pool",
        "“{name}”: en az {asked} isteniyor, havuzda {members} var",
    ),
    "at_most": (
        "“{name}”: at most {asked} allowed, {members} in the pool",
        "“{name}”: en çok {asked} olabilir, havuzda {members} var",
    ),
    "reliefs": ("Smallest changes that would help:", "Yetecek en küçük değişiklikler:"),
    "to_low": ("“{name}” at least {new}", "“{name}” en az {new}"),
    "to_high": ("“{name}” at most {new}", "“{name}” en çok {new}"),
    "provisional": (
        "Provisional chances; building the lottery confirms them.",
        "Geçici olasılıklar; kura kurulunca kesinleşir.",
    ),
    "everybody": ("Everybody:", "Herkes:"),
    "by_group": ("By group:", "Gruplara göre:"),
    "levels": (
        "{members} members, lowest {lowest}, average {mean}, highest {highest}",
        "{members} üye, en düşük {lowest}, ortalama {mean}, en yüksek {highest}",
    ),
    "prices": (
        "What one seat of leeway in a quota would do for the lowest chance:",
        "Bir kota bir yer gevşetilirse en düşük olasılık:",
    ),
    "left_out": (
        "No list that meets the quotas contains these ({count}); what keeps them out:",
        "{count} üye, kotaları sağlayan hiçbir listede yer alamıyor; nedeni:",
    ),
    "undecided": (
        "Time ran out before it was clear whether any list meets the quotas.",
        "Kotaları sağlayan bir liste olup olmadığı ayrılan sürede belirlenemedi.",
    ),
    "not_certified": (
        "Not proved to be the fairest: chances may be off by up to {error}.",
        "En adil kura olduğu kanıtlanamadı: olasılıklar en çok {error} sapabilir.",
    ),
    "certified_leximin": (
        "Proved to be the fairest lottery.",
        "En adil kura olduğu kanıtlandı.",
    ),
    "certified_maximin": (
        "Proved: no lottery gives the lowest chance more.",
        "Kanıtlandı: en düşük olasılık hiçbir kurada bundan yüksek olamaz.",
    ),
    "certified_stratified": (
        "Plain stratified draw: within each group all chances are equal.",
        "Tabakalı kura: aynı gruptakilerin olasılığı eşit.",
    ),
    "drawn": ("{count} drawn; see {out}", "{count} üye çekildi; bakınız: {out}"),
    "published": (
        "The lottery is ready to be published; draw with --seed once the seed is known.",
        "Kura ilan edilmeye hazır; tohum belli olunca --seed ile çekin.",
    ),
    "chances": ("working out chances", "olasılıklar hesaplanıyor"),
    "lottery": ("composing the lottery", "kura kuruluyor"),
    "verified": ("Everything is right.", "Her şey doğru."),
    "refuted": ("Something is wrong.", "Bir yanlışlık var."),
}


def say(code: str, language: str, **params: object) -> str:
    """Return a sentence of the command."""
    return MESSAGES[code][LANGUAGES.index(language)].format(**params)


def fault_text(fault: Fault, language: str) -> str:
    """Return what is wrong, without its place."""
    return FAULTS[fault.code][LANGUAGES.index(language)].format(**fault.params)


def placed_text(one: Placed, language: str) -> str:
    """Return what is wrong and where: file, row, column."""
    where = [one.place.file]
    if one.place.row:
        where.append(say("row", language, row=one.place.row))
    if one.place.column:
        code = "column" if one.place.row else "key"
        where.append(say(code, language, column=one.place.column))
    return f"{', '.join(part for part in where if part)}: {fault_text(one.fault, language)}"


def bound_name(bound: Bound) -> str:
    """Name a quota as “feature: value”, a rule on a set by its name."""
    return f"{bound.feature}: {bound.value}" if bound.feature else bound.value


def bound_text(bound: Bound, language: str) -> str:
    """Say what a bound asks and what the pool has."""
    code = "at_least" if bound.at_least else "at_most"
    name = bound_name(bound)
    return say(code, language, name=name, asked=bound.asked, members=bound.members)


def relief_text(relief: Relief, language: str) -> str:
    """Say which bounds to move, and to what."""
    return ", ".join(
        say(
            "to_low" if change.bound.at_least else "to_high",
            language,
            name=bound_name(change.bound),
            new=change.new,
        )
        for change in relief.changes
    )


def conflict_text(
    conflict: Sequence[Bound], reliefs: Sequence[Relief], seats: int, language: str
) -> str:
    """Explain why no panel exists and what would help."""
    lines = [say("no_panel", language, seats=seats)]
    lines += [f"  - {bound_text(one, language)}" for one in conflict]
    if reliefs:
        lines.append(say("reliefs", language))
        lines += [f"  - {relief_text(one, language)}" for one in reliefs]
    return "\n".join(lines)
