/* A whole JSON document as a tree, for those who look at documents as such.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Read by the guard, so everything in it is strict and bounded. Nodes lie in one array in the order
 * of the document, 48 bytes each; texts lie in one copy of the document. Readers of the model do
 * without (codec/documents.h); this is for checks that name the place of what they find. */
#pragma once

#include "codec/guard.h"

typedef struct
{
  PentadJsonType type;
  guint32 span;     /* nodes of this value with all below; the next sibling is that far on */
  guint32 count;    /* members or elements; bytes of a string */
  const char *name; /* of a member, else NULL */
  union
  {
    const char *string; /* terminated; may hold U+0000 before its end */
    double number;
    gboolean boolean;
  };
  const char
      *digits; /* a whole number that a double does not hold exactly, as written; else NULL */
} PentadJson;

typedef struct _PentadJsonTree PentadJsonTree;

/* NULL with PENTAD_CODEC_ERROR naming origin, path and byte. limits NULL: the guard's default. */
PentadJsonTree *pentad_json_tree_new (const char *data,
                                      gsize len,
                                      const char *origin,
                                      const PentadGuardLimits *limits,
                                      GError **error);
void pentad_json_tree_free (PentadJsonTree *self);
const PentadJson *pentad_json_tree_get_root (const PentadJsonTree *self);
/* "$.cases[3].id". Transfer full. */
char *pentad_json_tree_dup_path (const PentadJsonTree *self, const PentadJson *node);

/* Children in the order of the document; NULL when there are none, or no more. node may be NULL,
 * and of any type. */
const PentadJson *pentad_json_first (const PentadJson *node);
const PentadJson *pentad_json_next (const PentadJson *parent, const PentadJson *child);
#define PENTAD_JSON_EACH(child, parent)                                                            \
  for (const PentadJson *child = pentad_json_first (parent); (child) != NULL;                      \
       (child) = pentad_json_next ((parent), (child)))
/* The first member of that name; NULL when there is none, or node is no object. */
const PentadJson *pentad_json_member (const PentadJson *node, const char *name);
const PentadJson *pentad_json_element (const PentadJson *node, guint index);
/* NULL when the node is none, or no string. */
const char *pentad_json_string (const PentadJson *node);
/* NAN when the node is none, or no number. */
double pentad_json_number (const PentadJson *node);
/* TRUE for a node that is true. */
gboolean pentad_json_is_true (const PentadJson *node);
/* The same value in every way; the order of members counts. */
gboolean pentad_json_equal (const PentadJson *a, const PentadJson *b);
/* The value as short text for a message, at most about 60 characters. Transfer full. */
char *pentad_json_dup_excerpt (const PentadJson *node);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PentadJsonTree, pentad_json_tree_free)
