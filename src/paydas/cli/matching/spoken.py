"""Names of the languages that people are likely to write; other codes are shown as they are."""

from .sentences import LANGUAGES

NAMES = {
    "ar": ("Arapça", "Arabic"),
    "az": ("Azerbaycan Türkçesi", "Azerbaijani"),
    "bg": ("Bulgarca", "Bulgarian"),
    "bs": ("Boşnakça", "Bosnian"),
    "de": ("Almanca", "German"),
    "el": ("Yunanca", "Greek"),
    "en": ("İngilizce", "English"),
    "es": ("İspanyolca", "Spanish"),
    "fa": ("Farsça", "Persian"),
    "fr": ("Fransızca", "French"),
    "hy": ("Ermenice", "Armenian"),
    "it": ("İtalyanca", "Italian"),
    "ka": ("Gürcüce", "Georgian"),
    "kk": ("Kazakça", "Kazakh"),
    "kmr": ("Kurmançça", "Kurmanji"),
    "ku": ("Kürtçe", "Kurdish"),
    "ky": ("Kırgızca", "Kyrgyz"),
    "ps": ("Peştuca", "Pashto"),
    "ro": ("Rumence", "Romanian"),
    "ru": ("Rusça", "Russian"),
    "so": ("Somalice", "Somali"),
    "sq": ("Arnavutça", "Albanian"),
    "tk": ("Türkmence", "Turkmen"),
    "tr": ("Türkçe", "Turkish"),
    "ug": ("Uygurca", "Uyghur"),
    "uk": ("Ukraynaca", "Ukrainian"),
    "ur": ("Urduca", "Urdu"),
    "uz": ("Özbekçe", "Uzbek"),
    "zza": ("Zazaca", "Zazaki"),
}


def language_name(language: str, code: str) -> str:
    """Name a language in a language."""
    names = NAMES.get(code)
    return names[LANGUAGES.index(language)] if names else code
