def test_init_may_be_repeated_and_keeps_the_secret(installation):
    secret = (installation.home / "secret").read_text()

    installation.run("init")

    assert (installation.home / "secret").read_text() == secret
    assert (installation.home / "secret").stat().st_mode & 0o077 == 0


def test_check_names_what_is_dangerous(installation):
    installation.env["PAYDAS_DEBUG"] = "1"

    said = installation.run("check", code=1)

    assert "PAYDAS_DEBUG" in said
    assert "https" in said


def test_check_is_content_with_a_sound_installation(installation):
    installation.env |= {
        "PAYDAS_PUBLIC_URL": "https://istisare.example.org",
        "PAYDAS_HOSTS": "istisare.example.org",
        "PAYDAS_SMTP_HOST": "mail.example.org",
        "PAYDAS_OWNER": "Örnek Kurum",
    }
    installation.run("worker", "--once")

    assert installation.run("check") == "Sound.\n"


def test_accounts_are_opened_listed_and_closed(installation):
    installation.run("user", "add", "Ayse@Example.org", "--name", "Örnek Ayşe", "--registrar")
    again = installation.run("user", "add", "ayse@example.org", "--name", "x", code=2)
    installation.run("user", "close", "ayse@example.org")

    assert "ayse@example.org\tÖrnek Ayşe\tregistrar closed" in installation.run("user", "list")
    assert "e-" in again
