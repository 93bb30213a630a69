"""The few calls of HiGHS that the draw needs, with their settings in one place."""

import highspy
import numpy as np
from numpy.typing import ArrayLike
from scipy.sparse import csc_matrix

INFINITY: float = highspy.kHighsInf
OPTIMAL = highspy.HighsModelStatus.kOptimal
INFEASIBLE = highspy.HighsModelStatus.kInfeasible


def new_model(**options: float | bool | str) -> highspy.Highs:
    """Make an empty, silent, single-threaded model."""
    model = highspy.Highs()  # type: ignore[no-untyped-call]  # no types published
    for key, value in {"output_flag": False, "threads": 1, "random_seed": 0, **options}.items():
        model.setOptionValue(key, value)
    return model


def maximise(
    matrix: ArrayLike,
    low: ArrayLike,
    high: ArrayLike,
    upper: ArrayLike,
    cost: ArrayLike | None = None,
    *,
    whole: bool = False,
) -> highspy.Highs:
    """Build: max cost.x where low <= matrix x <= high, 0 <= x <= upper (not run yet)."""
    columns = csc_matrix(matrix)
    program = highspy.HighsLp()
    program.num_row_, program.num_col_ = columns.shape
    program.sense_ = highspy.ObjSense.kMaximize
    program.col_cost_ = np.zeros(columns.shape[1]) if cost is None else np.asarray(cost, float)
    program.col_lower_ = np.zeros(columns.shape[1])
    program.col_upper_ = np.asarray(upper, float)
    program.row_lower_, program.row_upper_ = np.asarray(low, float), np.asarray(high, float)
    program.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    program.a_matrix_.start_ = columns.indptr
    program.a_matrix_.index_ = columns.indices
    program.a_matrix_.value_ = columns.data
    options: dict[str, float] = {}
    if whole:
        program.integrality_ = [highspy.HighsVarType.kInteger] * columns.shape[1]
        options = {"mip_rel_gap": 0.0, "mip_abs_gap": 1e-9}
    model = new_model(**options)
    model.passModel(program)
    return model
