import re
from pathlib import Path

import pytest
import typer

from paydas.cli import application

ROOT = Path(__file__).resolve().parents[2]
GUIDES = {language: ROOT / "docs" / "operator" / f"{language}.md" for language in ("tr", "en")}
VARIABLE = re.compile(
    r'(?:text|flag|words|environ(?:\.get)?)[\[(]\s*"((?:PAYDAS_|DATABASE)[A-Z_]+)"'
)


def commands(group=None, path="paydas"):
    group = group or typer.main.get_command(application())
    for name, found in group.commands.items():
        if hasattr(found, "commands"):
            yield from commands(found, f"{path} {name}")
        else:
            yield f"{path} {name}", found


def rows(text):
    return {line.split("`")[1]: line for line in text.splitlines() if line.startswith("| `paydas ")}


def options_of(command):
    return {word for one in command.params for word in (*one.opts, *one.secondary_opts)} - {
        word for one in command.params for word in one.opts if not word.startswith("--")
    }


@pytest.mark.parametrize("language", GUIDES)
def test_the_guide_names_every_command_with_its_options(language):
    told = rows(GUIDES[language].read_text(encoding="utf-8"))
    there = dict(commands())

    missing = [
        f"{name} {option}"
        for name, command in there.items()
        for option in sorted(options_of(command))
        if not option.startswith("--no-") and f"`{option}`" not in told.get(name, "")
    ]

    assert sorted(told) == sorted(there)
    assert missing == []


@pytest.mark.parametrize("language", GUIDES)
def test_the_guide_names_every_environment_variable(language):
    sources = [*(ROOT / "src").rglob("*.py"), ROOT / "bootstrap.py"]
    read = {name for file in sources for name in VARIABLE.findall(file.read_text(encoding="utf-8"))}

    told = set(re.findall(r"^\| (`.*?`) \|", GUIDES[language].read_text("utf-8"), re.MULTILINE))
    named = {word for cell in told for word in re.findall(r"`([A-Z_]+)`", cell)}

    assert read - named == set()
    assert len(read) > 15


@pytest.mark.parametrize("language", GUIDES)
def test_the_guide_says_how_long_everything_is_kept(language, settings):
    text = GUIDES[language].read_text(encoding="utf-8")

    for days in settings.PAYDAS_KEEP_DAYS.values():
        assert str(days) in text


def test_both_guides_have_the_same_parts():
    shapes = [
        [line.split(" ")[0] for line in guide.read_text("utf-8").splitlines() if line[:1] in "#|"]
        for guide in GUIDES.values()
    ]

    assert shapes[0] == shapes[1]
