"""Two small files for the command match, and what it made of them."""

import hashlib

PEOPLE = (
    "id,place,languages,interests,free,age,waiting_days,group:gender\n"
    "K1,06,tr,müzik;el işi,sal 09:00-13:00,30,12,kadın\n"
    "K2,06,tr,spor,,25,40,erkek\n"
    "K3,06,ar,müzik,,41,3,kadın\n"
)
OFFERS = (
    "id,title,capacity,place,languages,topics,sessions\n"
    "F1,Örnek Koro,1,06,tr,müzik,sal 10:00-12:00\n"
    "F2,Örnek Yürüyüş,1,06,tr,spor,cmt 10:00-12:00\n"
)
WITH_MINIMUMS = OFFERS.replace("sessions\n", "sessions,minimums\n").replace(
    "12:00\n", "12:00,kadın:1\n"
)


def digests(folder):
    return {one.name: hashlib.sha256(one.read_bytes()).hexdigest() for one in folder.iterdir()}
