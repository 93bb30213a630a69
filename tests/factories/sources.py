"""Sources, files and editions."""

import io
import zipfile
from itertools import count

from paydas.core.actors import SYSTEM
from paydas.sources.operations.editions import Publication, publish_edition
from paydas.sources.operations.files import Upload, keep_file
from paydas.sources.operations.sources import add_source

numbers = count(1)
TEXT = "Toplantıya 215 sivil toplum temsilcisi davet edildi. İki oturum halinde gerçekleşti."
PDF = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n%%EOF\n"


def make_source(**values):
    known = {"title": f"Örnek haber {next(numbers)}", "text": TEXT, "publisher": "Örnek Ajans"}
    return add_source(by=SYSTEM, values=known | values)


def make_file(by=SYSTEM, **values):
    return keep_file(by=by, upload=Upload(**({"name": "rapor.pdf", "data": PDF} | values)))


def make_edition(subject, content=None, **values):
    known = {"kind": "report", "title": "Rapor", "content": content or {"text": "bir"}}
    return publish_edition(by=SYSTEM, publication=Publication(subject=subject, **(known | values)))


def packed(**members):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()
