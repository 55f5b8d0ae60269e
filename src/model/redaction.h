/* Making figures and lists fit for the public: what is dropped, numbered or masked.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pure functions on copies; who exports says which rules hold. What a rule drops is gone, not
 * hidden: nothing of it is in the result. */
#pragma once

#include <glib.h>

typedef struct
{
  gboolean drop_names; /* of persons: reporters, responsible persons, handlers */
  gboolean drop_telephones;
  gboolean cut_addresses;  /* to the name of the street */
  gboolean number_persons; /* supervisors and other posts by a number of this export */
  gboolean drop_photos;
  guint smallest; /* counts above 0 and below this are masked; 0: none */
} PentadRedaction;

/* Nothing is dropped. */
void pentad_redaction_init (PentadRedaction *redaction);
/* Everything is; counts below 5 are masked (domain.md 8.2 no. 9). */
void pentad_redaction_init_public (PentadRedaction *redaction);

/* The text, or NULL when it is dropped. Borrowed. */
const char *pentad_redact_name (const PentadRedaction *redaction, const char *name);
const char *pentad_redact_telephone (const PentadRedaction *redaction, const char *telephone);
const char *pentad_redact_photo (const PentadRedaction *redaction, const char *url);
/* A cut address is the name of the street that the case lies in (NULL when that is not known),
 * never a part of the text: where in it the street ends is not known for sure. Borrowed. */
const char *pentad_redact_address (const PentadRedaction *redaction,
                                   const char *address,
                                   const char *street_name);

/* Numbers for persons, the same throughout an export and unlike from one to the next. */
typedef struct _PentadAliases PentadAliases;

/* codes: of all who may be named, in any order; a code that comes twice is one. salt: a random
 * number of the export; which number a person has follows from it and the code, so that the order
 * of the codes does not show. Transfer full. */
PentadAliases *pentad_aliases_new (const char *const *codes, guint n_codes, guint64 salt);
void pentad_aliases_free (PentadAliases *aliases);
/* The number of a code from 1; 0 when it is not among them. */
guint pentad_aliases_get (const PentadAliases *aliases, const char *code);
/* The code itself when persons need no numbers, else "No. 7" without the words: "7"; NULL for a
 * code that has none. Free with g_free(). */
char *pentad_redact_person (const PentadRedaction *redaction,
                            const PentadAliases *aliases,
                            const char *code);

/* Lines of a table of which the total is published too. */
typedef enum
{
  PENTAD_TOTALS_NONE = 0,
  PENTAD_TOTALS_ROWS = 1 << 0,
  PENTAD_TOTALS_COLUMNS = 1 << 1
} PentadTotals;

/* Masks the small counts of a table (row by row) and as many others as it takes that no masked cell
 * can be worked out from the published totals and the cells that are left, nor the masked cells of
 * a line add up to a small count. masked: one flag a cell, set by the function. Cells that are not
 * finite are no counts and stay as they are. FALSE when no choice of cells does it: then the totals
 * must not be published; masked then says which cells are small. */
gboolean pentad_redact_table (const PentadRedaction *redaction,
                              const double *cells,
                              guint n_rows,
                              guint n_columns,
                              PentadTotals totals,
                              gboolean *masked);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PentadAliases, pentad_aliases_free)
