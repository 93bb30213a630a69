import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from paydas.core.actors import VISITOR
from paydas.core.vocabulary import AccessDeniedError
from paydas.sources.models import MediaFile
from paydas.sources.operations.files import Upload
from paydas.sources.operations.pictures import add_picture, remove_picture
from paydas.sources.queries.files import visible_to
from paydas.sources.vocabulary import SourcesError
from tests.factories.core import make_account
from tests.factories.sources import PDF, make_source

pytestmark = pytest.mark.django_db
PNG = b"\x89PNG\r\n\x1a\n...."


@pytest.fixture
def keeper():
    return make_account(is_registrar=True)


def add(keeper, source=None, **values):
    known = {"name": "masa.png", "data": PNG, "alt_text": "Masada oturan bir grup"}
    source = source or make_source()
    return add_picture(by=keeper, source_id=source.pk, upload=Upload(**(known | values)))


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"alt_text": "  "}, "alt_text_needed"),
        ({"data": PDF}, "file_type"),
        ({"data": b"<svg onload='x()'/>"}, "file_type"),
    ],
)
def test_a_picture_is_taken_only_as_one_and_with_its_words(keeper, values, code):
    with pytest.raises(SourcesError) as problem:
        add(keeper, **values)

    assert problem.value.code == code
    assert not MediaFile.objects.exists()


@pytest.mark.parametrize(("agreed", "seen"), [(None, 1), (True, 1), (False, 0)])
def test_a_picture_is_public_unless_somebody_in_it_did_not_agree(keeper, agreed, seen):
    add(keeper, people_consented=agreed)

    assert visible_to(VISITOR).count() == seen


def test_whoever_keeps_no_register_adds_no_picture():
    with pytest.raises(AccessDeniedError):
        add(make_account())


def test_a_file_that_is_no_picture_of_a_source_is_not_removed(keeper):
    found = add(keeper)
    MediaFile.objects.update(source=None)

    with pytest.raises(SourcesError) as problem:
        remove_picture(by=keeper, file_id=found.pk)

    assert problem.value.code == "not_a_picture"


@pytest.fixture
def opened(client, settings, keeper):
    settings.AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend"]
    client.force_login(keeper.user)
    return client


def test_a_picture_is_added_on_the_page_of_its_source_and_shown_in_public(opened):
    source = make_source()
    typed = {"alt_text": "Masada oturan bir grup", "people": "agreed"}
    typed["upload"] = SimpleUploadedFile("masa.png", PNG)

    opened.post(reverse("sources:add_picture", args=[source.pk]), typed)

    found = MediaFile.objects.get()
    body = opened.get(reverse("portal:source", args=[source.pk])).content.decode()
    assert (found.source, found.people_consented) == (source, True)
    assert f'src="{reverse("sources:file", args=[found.pk])}" alt="Masada oturan bir grup"' in body


def test_a_picture_is_removed_on_the_page_of_its_source(opened, keeper):
    found = add(keeper)

    opened.post(reverse("sources:remove_picture", args=[found.pk]))

    assert not MediaFile.objects.exists()


@pytest.mark.parametrize("is_registrar", [False, True])
def test_only_whoever_keeps_the_register_removes_a_picture(is_registrar, client, settings, keeper):
    settings.AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend"]
    found = add(keeper)
    client.force_login(make_account(is_registrar=is_registrar).user)

    response = client.post(reverse("sources:remove_picture", args=[found.pk]))

    assert response.status_code == (302 if is_registrar else 403)
    assert MediaFile.objects.exists() is not is_registrar
