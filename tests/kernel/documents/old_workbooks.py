"""Write the smallest XLS that readers take: BIFF8 records in a compound file."""

import struct

END, FREE, TABLE = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
SECTOR = 512


def record(kind, body):
    return struct.pack("<HH", kind, len(body)) + body


def label(row, column, text):
    head = struct.pack("<HHHHB", row, column, 0, len(text), 1)
    return record(0x0204, head + text.encode("utf-16-le"))


def number(row, column, value):
    return record(0x0203, struct.pack("<HHHd", row, column, 0, value))


def many_numbers(row, first, last):
    body = struct.pack("<HH", row, first) + bytes(6) * (last - first + 1)
    return record(0x00BD, body + struct.pack("<H", last))


def begin(kind):
    return record(0x0809, struct.pack("<HHHHII", 0x0600, kind, 0, 0, 0, 0))


def stream(cells):
    name = b"Liste"

    def sheet_at(place):
        return record(0x0085, struct.pack("<IHBB", place, 0, len(name), 0) + name)

    head = begin(5) + record(0x0042, struct.pack("<H", 1200))
    end = record(0x0A, b"")
    place = len(head) + len(sheet_at(0)) + len(end)
    return head + sheet_at(place) + end + begin(0x10) + b"".join(cells) + end


def entry(name, kind, start, size, child=FREE):
    raw = name.encode("utf-16-le") + b"\0\0"
    links = struct.pack("<HBBIII", len(raw), kind, 1, FREE, FREE, child)
    return raw.ljust(64, b"\0") + links + bytes(36) + struct.pack("<IQ", start, size)


def old_workbook(*cells):
    data = stream(cells)
    data = data.ljust(max(4096, -(-len(data) // SECTOR) * SECTOR), b"\0")
    count = len(data) // SECTOR
    table = [TABLE, END, *(at + 3 for at in range(count - 1)), END]
    table += [FREE] * (SECTOR // 4 - len(table))
    directory = entry("Root Entry", 5, END, 0, 1) + entry("Workbook", 2, 2, len(data))
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<10I", 0, 1, 1, 0, 4096, END, 0, END, 0, 0)
    header = header.ljust(SECTOR, b"\xff")
    return header + struct.pack("<128I", *table) + directory.ljust(SECTOR, b"\0") + data
