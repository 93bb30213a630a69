"""`python -m paydas` is the command `paydas`."""

from paydas.cli import main

main()
