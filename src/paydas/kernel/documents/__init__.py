"""Documents that leave or enter the house: reports, letters, sheets, calendars."""
