"""Files that people hand in by mistake or on purpose, and that no page may fall over."""

import io
import json
import zipfile

from docx import Document

from paydas.kernel.documents.sheets import xlsx_bytes

HEAD = "Ad,İl,İlçe,metin,Kuruluş tarihi,Nüfus"
ROW = "Örnek Dernek,Ankara,Çankaya,Yol uzun.,1999,10"
DOCTYPE = b'<!DOCTYPE x [<!ENTITY a "lol">%s]>' % b"".join(
    b'<!ENTITY %s "%s">' % (bytes([98 + n]), b"&%s;" % bytes([97 + n]) * 10) for n in range(9)
)


def table(*rows, encoding="utf-8", end="\n"):
    return end.join([HEAD, *(rows or [ROW]), ""]).encode(encoding)


def rezipped(data, **parts):
    """Give an archive other parts; `name__xml` stands for the path with slashes and a point."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w", 8) as target:
        for name in source.namelist():
            key = name.replace("/", "__").rpartition(".")[0]
            change = parts.get(key, lambda part: part)
            target.writestr(name, change(source.read(name)))
        for name, made in parts.items():
            if callable(made):
                continue
            target.writestr(name, made)
    return out.getvalue()


def with_entities(part):
    return part.replace(b"?>", b"?>" + DOCTYPE, 1).replace(b"Yol", b"&j;")


def docx():
    document = Document()
    document.add_paragraph("Yol uzun.")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


XLSX = xlsx_bytes(HEAD.split(","), [ROW.split(",")])
DOCX = docx()
FILES = {
    "nothing": b"",
    "blanks only": b" \n\t\r\n ",
    "another table": b"foo;bar\n1;2\n3;4\n",
    "Turkish Windows": table(encoding="cp1254"),
    "UTF-8 with a mark": table(encoding="utf-8-sig"),
    "UTF-16": table(encoding="utf-16"),
    "UTF-16 without a mark": table(encoding="utf-16-le"),
    "UTF-32": table(encoding="utf-32"),
    "broken UTF-8": table() + b"\xc5\n\xff\xfe\n",
    "Cyrillic Windows": "Название,Город\nОбщество,Москва\n".encode("cp1251"),  # noqa: RUF001 -- it is Cyrillic
    "two encodings": table() + ROW.encode("cp1254") + b"\n",
    "a separator line": b"sep=,\r\n" + table(),
    "the same number twice in a row": "Ad,Sicil No,Registry number,metin\nÖrnek,1,1,söz\n".encode(),
    "carriage returns": table(end="\r"),
    "NUL at once": b"\0" * 500,
    "NUL far below": table(*[ROW] * 1500, ROW.replace("uzun", "uz\0un").replace("Dernek", "D\0")),
    "NUL in UTF-16": table(ROW.replace("Dernek", "D\0ernek"), encoding="utf-16"),
    "signs nobody sees": table("Ör\x1bnek\u202ecod,Ankara,\u200bÇankaya,a\u2028b\x85c\u00a0d,,"),
    "quotes never closed": table('"' + ROW, ROW),
    "quotes inside": table('Ör"nek" "A",Ankara,Çankaya,"a""b"c,"1",'),
    "ragged rows": table(ROW + ",,,fazla", "tek"),
    "columns named alike": b"Ad,Ad,metin,metin\na,b,c,d\n",
    "five thousand columns": ",".join(f"k{n}" for n in range(5000)).encode() + b"\n1\n",
    "a word without end": table(f"{'ş' * 15000},Ankara,{'x' * 15000},{'y' * 15000},1,1"),
    "a cell of a megabyte": table(ROW, f'Örnek,Ankara,A,"{"x" * 1_000_000}",1,1'),
    "formulas": table("=cmd|'/c calc'!A1,+Ankara,@A,-1+1,=1,=2"),
    "odd numbers": table(
        *(
            f"Örnek {n},Ankara,İlçe {n},söz,{text},{text}"
            for n, text in enumerate(
                [
                    "-5",
                    "NaN",
                    "1e308",
                    "Infinity",
                    "²",
                    "٣",
                    "9" * 400,
                    "0001",
                    "01.01.0001",
                    "31.12.9999",
                    "99.99.99999",
                    "2021-13-45",
                ]
            )
        )
    ),
    "the same row twice": table(ROW, ROW),
    "a program": b"MZ\x90\0" + bytes(range(256)) * 20,
    "a picture": b"\x89PNG\r\n\x1a\n" + bytes(99),
    "a web page": b"<html><script>alert(1)</script></html>",
    "a PDF": b"%PDF-1.7\n1 0 obj\n",
    "nested JSON": b"[" * 200_000,
    "JSON of other things": json.dumps(
        [
            {"provinceId": 6, "name": "x" * 500, "population": 10**30},
            {"provinceId": 6, "name": "\ud800a\0b", "population": float("nan")},
            {"provinceId": [6], "name": None, "population": -1},
        ]
    ).encode(),
    "a workbook": XLSX,
    "half a workbook": XLSX[: len(XLSX) // 2],
    "a workbook with a NUL": rezipped(
        XLSX, xl__worksheets__sheet1=lambda part: part.replace(b"uzun", b"u_x0000_n")
    ),
    "a workbook of entities": rezipped(XLSX, xl__worksheets__sheet1=with_entities),
    "a workbook that is a bomb": rezipped(XLSX, **{"xl/worksheets/x.xml": b"0" * 40_000_000}),
    "a workbook with links out": rezipped(
        XLSX, **{"xl/externalLinks/externalLink1.xml": b'<externalLink xmlns="x"/>'}
    ),
    "an archive that climbs": rezipped(XLSX, **{"../../evil.xml": b"<a/>"}),
    "a document": DOCX,
    "half a document": DOCX[: len(DOCX) // 2],
    "a document of entities": rezipped(DOCX, word__document=with_entities),
    "a document cut inside": rezipped(DOCX, word__document=lambda part: part[:400]),
    "a document too deep": rezipped(
        DOCX, word__document=lambda part: part.replace(b"<w:body>", b"<w:body>" + b"<w:p>" * 9000)
    ),
    "a document that is a bomb": rezipped(DOCX, **{"word/media/x.bin": b"0" * 40_000_000}),
    "an old workbook": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\xff" * 3000,
}
NAMES = ("../../x.csv", "rapor\u202efdp.exe", "liste.xlsx.exe", "x" * 300 + ".csv", "a\tb\n.csv")
