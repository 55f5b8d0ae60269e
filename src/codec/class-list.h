/* A class list: codes, labels and handling limits of components and events, read from a file.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The files are data/schemes/<id>.json with a "classes" array. Codes and limits differ between the
 * generations of the standard and between cities (domain.md 2.4), so none of them is in the code.
 */
#pragma once

#include "model/catalogue.h"
#include "model/limit.h"

typedef struct
{
  char *code; /* "c01", "e0110" */
  PentadLabel label;
  PentadClassKind kind;
  int major;             /* index of the major class, -1 for a major class */
  GPtrArray *conditions; /* PentadCondition; NULL when the list gives no limits */
} PentadClassEntry;

typedef struct
{
  char *id;
  char *version;
  char *source;
  gint32 valid_from; /* PENTAD_NO_DAY: always */
  GArray *entries;   /* PentadClassEntry, majors before their minors */
} PentadClassList;

/* NULL with *error set when the file cannot be read or is not a class list; the message names the
 * file and the JSON path, and says what was expected. Transfer full. */
PentadClassList *pentad_class_list_load (const char *path, GError **error);
/* The same from bytes; name stands for the file in messages. */
PentadClassList *
pentad_class_list_parse (const char *text, gsize len, const char *name, GError **error);
void pentad_class_list_free (PentadClassList *list);

guint pentad_class_list_get_count (const PentadClassList *list);
const PentadClassEntry *pentad_class_list_get (const PentadClassList *list, guint index);
/* -1 when the list has no such code. */
int pentad_class_list_find (const PentadClassList *list, const char *code);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PentadClassList, pentad_class_list_free)
