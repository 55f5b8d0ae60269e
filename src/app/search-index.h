/* Everything of a city that has a name, found by a few typed letters.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/catalogue.h"
#include "model/division.h"

typedef enum
{
  PENTAD_NAMED_PLACE,      /* index in the divisions */
  PENTAD_NAMED_DEPARTMENT, /* index in the catalogue */
  PENTAD_NAMED_CLASS,
  PENTAD_NAMED_POST,
  PENTAD_N_NAMED
} PentadNamedKind;

typedef struct
{
  PentadNamedKind kind;
  int index;
} PentadNamed;

typedef struct _PentadSearchIndex PentadSearchIndex;

/* Names in every language, codes, pinyin and initials; a city of 100,000 unit grids takes some
 * tenths of a second: for a worker. catalogue may be NULL. Holds both. */
PentadSearchIndex *pentad_search_index_new (PentadDivisions *divisions, PentadCatalogue *catalogue);
void pentad_search_index_free (PentadSearchIndex *self);
/* What is found, best first: the whole name before its beginning, the beginning before the middle,
 * a name before its reading; then coarser places before finer ones. At most limit. Nothing for a
 * text without a letter or digit; a single Latin letter finds beginnings only. PentadNamed. */
GArray *pentad_search_index_find (PentadSearchIndex *self, const char *text, guint limit);
PentadDivisions *pentad_search_index_get_divisions (PentadSearchIndex *self);
PentadCatalogue *pentad_search_index_get_catalogue (PentadSearchIndex *self);
/* What is shown of it. Borrowed; the code where it has no name. */
const char *pentad_search_index_get_name (PentadSearchIndex *self,
                                          const PentadNamed *named,
                                          PentadLanguage language);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PentadSearchIndex, pentad_search_index_free)
