/* Composite scores: the weighted terms of a scheme over one row of figures (domain.md 3.4).
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pure, and the same for areas, departments and posts. Nothing is rounded here: a score is rounded
 * once, half up, where it is shown. */
#pragma once

#include "model/figure.h"

/* What one term made of its figure. */
typedef struct
{
  double value;       /* 0 to 100 for terms that earn (rates may leave that), the figure for
                         deductions and bonuses, the factor that applied; NAN when it did not apply */
  double weight;      /* as applied, after what dropped out; 0 for terms that do not earn */
  double points;      /* what it adds to the score; they sum to the score, with the last entry */
  PentadMissing rule; /* the rule that stood in for a missing figure; INHERIT: none was needed */
} PentadTermScore;

/* The score of a row of figures, one for each column of the scheme, of which those that the
 * composite refers to are filled. area_class chooses among the bands; NULL: unknown. A band that
 * has none for the class is "no data". scores, when not NULL, gets an entry for each term and one
 * more, for what the bounds min and max took or gave. Without a score the entries are all of value
 * NAN. */
void pentad_composite_score (const PentadScheme *scheme,
                             const PentadComposite *composite,
                             const PentadFigure *row,
                             const char *area_class,
                             PentadFigure *figure,
                             PentadTermScore *scores);

/* What moved the score of a unit between two rows of figures: a part for each term and one more,
 * for what the bounds did, that sum to `to` less `from`. FALSE, with nothing written, unless both
 * rows have a score. */
gboolean pentad_composite_compare (const PentadScheme *scheme,
                                   const PentadComposite *composite,
                                   const PentadFigure *before,
                                   const PentadFigure *now,
                                   const char *area_class,
                                   double *from,
                                   double *to,
                                   double *parts);
