/* Codes of places: how a unit grid's code is built, and what kind of place a code names.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A unit grid has 14, 15 or 16 digits: county (GB/T 2260), street (GB/T 10114), community, number.
 * How many digits each part has is for the source to say (domain.md 2.3 and 4). What the numbers of
 * a part mean ("01 to 20 districts, 21 to 80 counties") is data as well. */
#pragma once

#include "model/label.h"
#include "model/level.h"

/* District, street, community, unit grid. */
#define PENTAD_N_CODE_PARTS  4
#define PENTAD_MIN_GRID_CODE 14
#define PENTAD_MAX_GRID_CODE 16

/* Digits of each part; all 0: the source says nothing of its codes. */
typedef struct
{
  guint8 digits[PENTAD_N_CODE_PARTS];
} PentadCodeSplit;

/* FALSE unless there are four parts of 1 to 9 digits that make 14 to 16 together. */
gboolean pentad_code_split_init (PentadCodeSplit *split, const int *digits, guint n);
gboolean pentad_code_split_is_known (const PentadCodeSplit *split);
/* Digits of the code of a place of that level; 0 for the city and when the split is not known. */
guint pentad_code_split_length (const PentadCodeSplit *split, PentadLevel level);
/* TRUE when the code of a place of that level is as long as the split says, all digits. */
gboolean pentad_code_split_fits (const PentadCodeSplit *split, PentadLevel level, const char *code);
/* The code of the place above, at a higher level, by the prefix: buffer of at least 17 bytes, which
 * is returned; NULL when the code does not fit or nothing is known. */
char *pentad_code_split_prefix (const PentadCodeSplit *split,
                                PentadLevel level,
                                const char *code,
                                PentadLevel above,
                                char *buffer);

/* What numbers of two or three digits, at a place in a code, mean. */
typedef struct
{
  char *id; /* "district", "county" ... */
  PentadLabel label;
  guint at, digits; /* of the code, from 0 */
  int from, to;     /* both included */
} PentadPlaceKind;

typedef struct
{
  gatomicrefcount refs;
  char *id, *version, *source;
  GPtrArray *kinds; /* PentadPlaceKind */
} PentadPlaceKinds;

PentadPlaceKinds *pentad_place_kinds_new (void);
PentadPlaceKinds *pentad_place_kinds_ref (PentadPlaceKinds *kinds);
void pentad_place_kinds_unref (PentadPlaceKinds *kinds);
/* Copies its arguments. */
void pentad_place_kinds_add (PentadPlaceKinds *kinds,
                             const char *id,
                             const PentadLabel *label,
                             guint at,
                             guint digits,
                             int from,
                             int to);
/* The kind of place that a code names: that of its last part which has one. NULL when no part has,
 * or the code is not all digits. A part of zeros only names nothing. */
const PentadPlaceKind *pentad_place_kinds_find (const PentadPlaceKinds *kinds, const char *code);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PentadPlaceKinds, pentad_place_kinds_unref)
