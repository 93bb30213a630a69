"""Turkish: hours and minutes are parted by a full stop (TDK)."""

DATETIME_FORMAT = "j F Y H.i"
SHORT_DATETIME_FORMAT = "j M Y H.i"
TIME_FORMAT = "H.i"
