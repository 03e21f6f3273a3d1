"""Changes worked by hand from the figure of each source: instrument, baseline, now, area, change, verdict.

For each figure one change exactly on it, one a step below and one above, for the better and for the worse.
"""

Row = tuple[str, float | None, float | None, str | None, float | None, str]

PAIN: tuple[Row, ...] = (
    # Farrar 2001: 2 points or 30% of the baseline, whichever is reached
    ("nprs", 8, 6, None, -2, "yes"),
    ("nprs", 8, 7, None, -1, "not yet"),
    ("nprs", 8, 5, "shoulder", -3, "yes"),
    ("nprs", 4, 3, None, -1, "not yet"),  # 25%
    ("nprs", 3, 2, None, -1, "yes"),  # 33%
    ("nprs", 5, 5, None, 0, "not yet"),
    ("nprs", 5, 6, None, 1, "not yet"),  # 20%
    ("nprs", 5, 7, None, 2, "worse"),
    ("nprs", 3, 4, None, 1, "worse"),  # 33%
    ("nprs", 0, 1, None, 1, "not yet"),  # no percentage of zero: points alone
    ("nprs", 0, 2, None, 2, "worse"),
    # Kovacs 2008: an error of 4 in neck pain rules over both
    ("nprs", 8, 5, "neck", -3, "not yet"),
    ("nprs", 8, 4, "Back of the neck", -4, "yes"),
    ("nprs", 9, 4, "neck", -5, "yes"),
    ("nprs", 3, 1, "neck", -2, "not yet"),  # 67%, within the error
    ("nprs", 3, 6, "neck", 3, "not yet"),
    ("nprs", 3, 7, "neck", 4, "worse"),
    # Ostelo 2008: 15 mm or 30%; Ostelo 2007: in acute low back pain an error of 36.2 mm rules
    ("vas", 80, 65, "shoulder", -15, "yes"),
    ("vas", 80, 66, "shoulder", -14, "not yet"),
    ("vas", 80, 64, "shoulder", -16, "yes"),
    ("vas", 40, 28, "shoulder", -12, "yes"),  # 30%
    ("vas", 40, 29, "shoulder", -11, "not yet"),  # 27.5%
    ("vas", 60, 75, "shoulder", 15, "worse"),
    ("vas", 60, 74, "shoulder", 14, "not yet"),
    ("vas", 0, 14, None, 14, "not yet"),
    ("vas", 0, 15, None, 15, "worse"),
    ("vas", 80, 43, "low back", -37, "yes"),
    ("vas", 80, 44, "low back", -36, "not yet"),
    ("vas", 40, 77, "low back", 37, "worse"),
    # Reed 2024: 1.75; the form has steps of 0.1
    ("peg", 7.0, 5.2, None, -1.8, "yes"),
    ("peg", 7.0, 5.3, None, -1.7, "not yet"),
    ("peg", 5.0, 6.7, None, 1.7, "not yet"),
    ("peg", 5.0, 6.8, None, 1.8, "worse"),
    # Chen 2018: 3 T-score points
    ("promis_pi", 63.2, 60.2, None, -3.0, "yes"),
    ("promis_pi", 63.2, 60.3, None, -2.9, "not yet"),
    ("promis_pi", 63.2, 60.1, None, -3.1, "yes"),
    ("promis_pi", 60.2, 63.1, None, 2.9, "not yet"),
    ("promis_pi", 60.2, 63.2, None, 3.0, "worse"),
)

FUNCTION: tuple[Row, ...] = (
    # Abbott & Schmitt 2014: 2.3; Rysstad 2020: 2.0 at the shoulder
    ("psfs", 3.0, 5.3, None, 2.3, "yes"),
    ("psfs", 3.0, 5.2, None, 2.2, "not yet"),
    ("psfs", 3.0, 5.4, None, 2.4, "yes"),
    ("psfs", 3.0, 5.0, "shoulder", 2.0, "yes"),
    ("psfs", 3.0, 4.9, "shoulder", 1.9, "not yet"),
    ("psfs", 5.0, 3.1, "shoulder", -1.9, "not yet"),
    ("psfs", 5.0, 3.0, "shoulder", -2.0, "worse"),
    ("psfs", 5.0, 2.8, "low back", -2.2, "not yet"),
    ("psfs", 5.0, 2.7, "low back", -2.3, "worse"),
    # Thoomes 2023: an error of 1.1 in the neck is less than 2.3, which rules
    ("psfs", 3.0, 5.0, "neck", 2.0, "not yet"),
    ("psfs", 3.0, 5.3, "neck", 2.3, "yes"),
    ("psfs_activity", 2, 5, None, 3, "yes"),
    ("psfs_activity", 2, 4, "low back", 2, "not yet"),
    ("psfs_activity", 2, 4, "shoulder_front", 2, "yes"),
    ("psfs_activity", 2, 3, "shoulder", 1, "not yet"),
    ("psfs_activity", 5, 3, None, -2, "not yet"),
    ("psfs_activity", 5, 2, None, -3, "worse"),
    # Bobos 2020: 2.5 from zero, the rating itself
    ("groc", None, 3, None, 3, "yes"),
    ("groc", None, 2, None, 2, "not yet"),
    ("groc", None, 0, None, 0, "not yet"),
    ("groc", None, -2, None, -2, "not yet"),
    ("groc", None, -3, None, -3, "worse"),
    ("groc", 4, 3, None, 3, "yes"),  # an earlier rating is no baseline
    # Diaz-Arribas 2017: 3.29, and 3.77, which is the error too; steps of 0.1
    ("sf12_pcs", 40.0, 43.3, None, 3.3, "yes"),
    ("sf12_pcs", 40.0, 43.2, None, 3.2, "not yet"),
    ("sf12_pcs", 40.0, 36.8, None, -3.2, "not yet"),
    ("sf12_pcs", 40.0, 36.7, None, -3.3, "worse"),
    ("sf12_mcs", 40.0, 43.8, None, 3.8, "yes"),
    ("sf12_mcs", 40.0, 43.7, None, 3.7, "not yet"),
    ("sf12_mcs", 40.0, 36.3, None, -3.7, "not yet"),
    ("sf12_mcs", 40.0, 36.2, None, -3.8, "worse"),
    # Donoghue & Stokes 2009: an error of 7 at most
    ("berg", 40, 47, None, 7, "yes"),
    ("berg", 40, 46, None, 6, "not yet"),
    ("berg", 40, 48, None, 8, "yes"),
    ("berg", 47, 41, None, -6, "not yet"),
    ("berg", 47, 40, None, -7, "worse"),
)

SPINE_AND_HEAD: tuple[Row, ...] = (
    # Ostelo 2008: 10 points or 30%
    ("odi", 50, 40, "low back", -10, "yes"),
    ("odi", 50, 41, "low back", -9, "not yet"),
    ("odi", 50, 39, "low back", -11, "yes"),
    ("odi", 20, 14, "low back", -6, "yes"),  # 30%
    ("odi", 20, 15, "low back", -5, "not yet"),  # 25%
    ("odi", 40, 49, "low back", 9, "not yet"),  # 22.5%
    ("odi", 40, 50, "low back", 10, "worse"),
    ("odi", 10, 13, "low back", 3, "worse"),  # 30%
    # Ostelo 2008: 5 points or 30%
    ("rmdq", 18, 13, "low back", -5, "yes"),
    ("rmdq", 18, 14, "low back", -4, "not yet"),  # 22%
    ("rmdq", 18, 12, "low back", -6, "yes"),
    ("rmdq", 10, 7, "low back", -3, "yes"),  # 30%
    ("rmdq", 10, 8, "low back", -2, "not yet"),
    ("rmdq", 16, 20, "low back", 4, "not yet"),  # 25%
    ("rmdq", 16, 21, "low back", 5, "worse"),
    # Monticone 2020: 4, and 7; Ostelo 2007: errors of 9.4 and 12.7 rule
    ("fabq_pa", 20, 10, "low back", -10, "yes"),
    ("fabq_pa", 20, 11, "low back", -9, "not yet"),
    ("fabq_pa", 20, 16, "low back", -4, "not yet"),
    ("fabq_pa", 10, 19, "low back", 9, "not yet"),
    ("fabq_pa", 10, 20, "low back", 10, "worse"),
    ("fabq_w", 30, 17, "low back", -13, "yes"),
    ("fabq_w", 30, 18, "low back", -12, "not yet"),
    ("fabq_w", 20, 32, "low back", 12, "not yet"),
    ("fabq_w", 20, 33, "low back", 13, "worse"),
    # Young 2009: 7.5, and its error of 10.2 rules
    ("ndi", 30, 19, "neck", -11, "yes"),
    ("ndi", 30, 20, "neck", -10, "not yet"),
    ("ndi", 30, 22, "neck", -8, "not yet"),
    ("ndi", 20, 30, "neck", 10, "not yet"),
    ("ndi", 19, 30, "neck", 11, "worse"),
    # Castien 2012: 8, more than the error of 5 (Kosinski 2003)
    ("hit6", 66, 58, "head", -8, "yes"),
    ("hit6", 66, 59, "head", -7, "not yet"),
    ("hit6", 66, 57, "head", -9, "yes"),
    ("hit6", 58, 65, "head", 7, "not yet"),
    ("hit6", 58, 66, "head", 8, "worse"),
    # Woby 2005: 4, and the error of 5.9 from its standard error of 2.54 rules: 2.54 × 1.645 × √2
    ("tsk11", 30, 24, None, -6, "yes"),
    ("tsk11", 30, 25, None, -5, "not yet"),
    ("tsk11", 30, 26, None, -4, "not yet"),
    ("tsk11", 24, 29, None, 5, "not yet"),
    ("tsk11", 24, 30, None, 6, "worse"),
)

LIMBS: tuple[Row, ...] = (
    # Sorensen 2013: 14; Rysstad 2020: 13.6 at the shoulder
    ("quickdash", 50.0, 36.0, "hand", -14.0, "yes"),
    ("quickdash", 50.0, 36.1, "hand", -13.9, "not yet"),
    ("quickdash", 50.0, 35.9, "hand", -14.1, "yes"),
    ("quickdash", 36.0, 49.9, "hand", 13.9, "not yet"),
    ("quickdash", 36.0, 50.0, "hand", 14.0, "worse"),
    ("quickdash", 61.4, 43.2, "shoulder", -18.2, "yes"),
    ("quickdash", 50.0, 36.4, "shoulder", -13.6, "yes"),
    ("quickdash", 50.0, 36.5, "shoulder", -13.5, "not yet"),
    ("quickdash", 36.4, 49.9, "shoulder", 13.5, "not yet"),
    ("quickdash", 36.4, 50.0, "shoulder", 13.6, "worse"),
    # Tveita 2008: an error of 17
    ("spadi", 60.0, 43.0, "shoulder", -17.0, "yes"),
    ("spadi", 60.0, 43.1, "shoulder", -16.9, "not yet"),
    ("spadi", 60.0, 42.9, "shoulder", -17.1, "yes"),
    ("spadi", 43.0, 59.9, "shoulder", 16.9, "not yet"),
    ("spadi", 43.0, 60.0, "shoulder", 17.0, "worse"),
    # Binkley 1999: 9, notice and error alike
    ("lefs", 40, 49, "knee", 9, "yes"),
    ("lefs", 40, 48, "knee", 8, "not yet"),
    ("lefs", 40, 50, "knee", 10, "yes"),
    ("lefs", 49, 41, "knee", -8, "not yet"),
    ("lefs", 49, 40, "knee", -9, "worse"),
    # Hung 2018: 15.1 at the knee, 18 at the hip
    ("koos_jr", 50.0, 65.1, "knee", 15.1, "yes"),
    ("koos_jr", 50.0, 65.099, "knee", 15.099, "not yet"),
    ("koos_jr", 65.1, 50.001, "knee", -15.099, "not yet"),
    ("koos_jr", 65.1, 50.0, "knee", -15.1, "worse"),
    ("hoos_jr", 50.0, 68.0, "hip", 18.0, "yes"),
    ("hoos_jr", 50.0, 67.999, "hip", 17.999, "not yet"),
    ("hoos_jr", 68.0, 50.001, "hip", -17.999, "not yet"),
    ("hoos_jr", 68.0, 50.0, "hip", -18.0, "worse"),
)

UNJUDGED: tuple[Row, ...] = (
    ("fabq", 60, 20, "low back", -40, "none"),
    ("startback", 7, 2, "low back", -5, "none"),
    ("startback_distress", 5, 1, "low back", -4, "none"),
    ("midas", 60, 5, "head", -55, "none"),
)

WORKED = (*PAIN, *FUNCTION, *SPINE_AND_HEAD, *LIMBS, *UNJUDGED)
