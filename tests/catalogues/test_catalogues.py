import shutil

import polib
import pytest

from tests.house.layout import SRC, apps

CATALOGUES = sorted(SRC.glob("*/locale/tr/LC_MESSAGES/django.po"))


def entries(catalogue):
    return {
        (e.msgctxt or "", e.msgid): e.msgstr_plural or e.msgstr for e in catalogue if not e.obsolete
    }


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.relative_to(SRC).parts[0])
def test_a_catalogue_is_whole_and_its_compiled_twin_says_the_same(path):
    source = polib.pofile(str(path))

    assert [e.msgid for e in source.untranslated_entries()] == []
    assert [e.msgid for e in source.fuzzy_entries()] == []
    assert entries(polib.mofile(str(path.with_suffix(".mo")))) == entries(source)


def test_one_msgid_has_one_translation():
    seen = {}
    for path in CATALOGUES:
        for key, said in entries(polib.pofile(str(path))).items():
            seen.setdefault(key, {}).setdefault(str(said), []).append(
                path.relative_to(SRC).parts[0]
            )

    assert {key: said for key, said in seen.items() if len(said) > 1} == {}


@pytest.mark.skipif(shutil.which("xgettext") is None, reason="gettext is not installed")
@pytest.mark.parametrize("app", apps())
def test_every_phrase_of_the_source_is_in_the_catalogue(app, tmp_path):
    from django.core.management import call_command

    folder = tmp_path / app
    shutil.copytree(SRC / app, folder, ignore=shutil.ignore_patterns("__pycache__", "migrations"))
    known = (
        entries(polib.pofile(str(po)))
        if (po := SRC / app / "locale/tr/LC_MESSAGES/django.po").exists()
        else {}
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        (folder / "locale").mkdir(exist_ok=True)
        call_command(
            "makemessages", locale=["tr"], keep_pot=True, verbosity=0, add_location="never"
        )
    pot = folder / "locale" / "django.pot"
    asked = entries(polib.pofile(str(pot))) if pot.exists() else {}

    assert sorted(key for key in asked if key not in known) == []
    assert sorted(key for key in known if key not in asked) == []
