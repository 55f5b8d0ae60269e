/* Where a case lies: its place at each level, by the word of its source or by its point.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The places of a case are nearly always one place and what lies above it: such a line is written
 * as the number of its finest place. The few others, where a point lies in a grid of one street and
 * in the polygon of another, are kept in a table. */
#pragma once

#include "model/case.h"
#include "model/division.h"

typedef struct _PentadCasePlacing PentadCasePlacing;

/* NULL: everything lies nowhere. Takes its own reference. */
PentadCasePlacing *pentad_case_placing_new (PentadDivisions *divisions);
void pentad_case_placing_free (PentadCasePlacing *placing);
/* Number of the line of places of a case, below pentad_case_placing_get_bound(); 0 is "no place at
 * all". */
guint32 pentad_case_placing_locate (PentadCasePlacing *placing, const PentadCase *item);
/* The places of a line: an index at each level, or PENTAD_NO_PLACE; CITY: 0 inside, else none. */
void pentad_case_placing_get (const PentadCasePlacing *placing,
                              guint32 line,
                              int places[PENTAD_N_LEVELS]);
guint32 pentad_case_placing_get_bound (const PentadCasePlacing *placing);
/* Lines that hold the place: the callback gets each once. */
typedef void (*PentadCaseLineFunc) (guint32 line, gpointer user_data);
void pentad_case_placing_foreach_line (const PentadCasePlacing *placing,
                                       int place,
                                       PentadCaseLineFunc func,
                                       gpointer user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PentadCasePlacing, pentad_case_placing_free)
