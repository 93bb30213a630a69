from dataclasses import replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import icalendar
import pytest

from paydas.kernel.documents.calendar import Event, calendar_bytes

ISTANBUL = ZoneInfo("Europe/Istanbul")
WORKSHOP = Event(
    uid="gathering-7@paydas.example",
    title="Denizli Çalıştayı; 2. gün, öğleden sonra",
    starts=datetime(2024, 2, 22, 10, tzinfo=ISTANBUL),
    ends=datetime(2024, 2, 22, 16, tzinfo=ISTANBUL),
    changed_at=datetime(2024, 2, 1, 9, 30, tzinfo=UTC),
    place="Örnek Kültür Merkezi\nDenizli",
    address="https://paydas.example/tr/etkinlik/7",
    categories=("Çalıştay", "Yaşlı"),
)


def written(event):
    calendar = icalendar.Calendar.from_ical(calendar_bytes([event], name="Takvim", language="tr"))
    return calendar.walk("VEVENT")[0]


def test_event_comes_back_as_it_went_in():
    event = written(WORKSHOP)

    assert str(event["summary"]) == WORKSHOP.title
    assert str(event["location"]) == WORKSHOP.place
    assert event.decoded("dtstart") == WORKSHOP.starts
    assert event.decoded("dtend") == WORKSHOP.ends
    assert (str(event["uid"]), event["sequence"]) == ("gathering-7@paydas.example", 0)


def test_equal_events_give_equal_bytes_whatever_the_hour():
    assert calendar_bytes([WORKSHOP], name="a", language="tr") == calendar_bytes(
        [WORKSHOP], name="a", language="tr"
    )


def test_whole_days_exclude_the_day_after():
    event = written(replace(WORKSHOP, starts=date(2024, 2, 22), ends=date(2024, 2, 23)))

    assert event.decoded("dtstart") == date(2024, 2, 22)
    assert event.decoded("dtend") == date(2024, 2, 24)


def test_cancelled_event_says_so_in_a_later_revision():
    event = written(replace(WORKSHOP, state="cancelled", revision=3))

    assert (str(event["status"]), event["sequence"]) == ("CANCELLED", 3)


def test_empty_fields_are_left_out():
    event = written(replace(WORKSHOP, place="", address="", categories=()))

    assert [key for key in ("LOCATION", "URL", "CATEGORIES", "DESCRIPTION") if key in event] == []


def test_lines_are_folded_to_what_the_format_allows():
    data = calendar_bytes([replace(WORKSHOP, description="ş" * 500)], name="a", language="tr")

    assert max(len(line) for line in data.split(b"\r\n")) <= 75


@pytest.mark.parametrize(
    "changes",
    [
        {"ends": date(2024, 2, 22)},
        {"ends": datetime(2024, 2, 22, 9, tzinfo=ISTANBUL)},
        {"changed_at": datetime(2024, 2, 1)},  # noqa: DTZ001 -- the fault under test
    ],
)
def test_event_without_sound_times_is_refused(changes):
    with pytest.raises(ValueError, match=r"day|before|time zone"):
        written(replace(WORKSHOP, **changes))
