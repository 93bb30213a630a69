"""One thread for linear algebra; to be imported before numpy.

numpy and scipy carry separate thread pools that spin against each other on few cores: with two
threads a large lottery took more than twice as long as with one.
"""

import os

for _name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(_name, "1")

THREADS = os.environ["OPENBLAS_NUM_THREADS"]
