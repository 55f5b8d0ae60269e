/* A whole JSON document as a tree, for those who look at documents as such.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "codec/json-tree.h"

#include <math.h>

/* Whole numbers from here on are not all exact as doubles: 2^53. */
#define MAX_EXACT 9007199254740992.0
/* Characters of a string that an excerpt shows. */
#define EXCERPT_CHARACTERS 48

struct _PentadJsonTree
{
  GArray *nodes; /* PentadJson */
  char *texts;   /* strings one after the other, each terminated */
  gsize used;
};

/* Strings get shorter when their escapes are resolved, and lose two quotes, so that all of a
 * document find room in as many bytes as it has. */
static const char *
keep_text (PentadJsonTree *self, const char *text, gsize len)
{
  char *kept = self->texts + self->used;

  memcpy (kept, text, len);
  kept[len] = '\0';
  self->used += len + 1;
  return kept;
}

static void read_value (PentadJsonTree *self, PentadGuard *guard, const char *name);

static void
read_children (PentadJsonTree *self, PentadGuard *guard, guint index, gboolean is_object)
{
  const char *text;
  guint32 count = 0;
  gsize len;

  if (is_object ? pentad_guard_begin_object (guard) : pentad_guard_begin_array (guard))
    while (is_object ? pentad_guard_next_member (guard, &text, &len)
                     : pentad_guard_next_element (guard))
      {
        read_value (self, guard, is_object ? keep_text (self, text, len) : NULL);
        count++;
      }
  g_array_index (self->nodes, PentadJson, index).count = count;
}

/* Ids of other platforms are such numbers. They find room as strings do: something follows each,
 * but for a document that is a number. */
static void
read_number (PentadJsonTree *self, PentadGuard *guard, PentadJson *node)
{
  gsize start = guard->pos, len;

  if (!pentad_guard_get_double (guard, &node->number) || fabs (node->number) < MAX_EXACT)
    return;
  len = guard->pos - start;
  for (gsize i = 0; i < len; i++)
    if (guard->data[start + i] != '-' && !g_ascii_isdigit (guard->data[start + i]))
      return;
  node->digits = keep_text (self, guard->data + start, len);
}

static void
read_plain (PentadJsonTree *self, PentadGuard *guard, PentadJson *node)
{
  const char *text;
  gsize len;

  if (node->type == PENTAD_JSON_STRING && pentad_guard_get_string (guard, &text, &len))
    {
      node->string = keep_text (self, text, len);
      node->count = (guint32)len;
    }
  else if (node->type == PENTAD_JSON_NUMBER)
    read_number (self, guard, node);
  else if (node->type == PENTAD_JSON_BOOLEAN)
    pentad_guard_get_boolean (guard, &node->boolean);
  else
    pentad_guard_skip (guard);
}

/* The guard bounds the nesting, and with it the recursion. */
static void
read_value (PentadJsonTree *self, PentadGuard *guard, const char *name)
{
  guint index = self->nodes->len;
  PentadJson node = { .type = pentad_guard_peek (guard), .span = 1, .name = name };

  g_array_append_val (self->nodes, node);
  if (node.type == PENTAD_JSON_OBJECT || node.type == PENTAD_JSON_ARRAY)
    read_children (self, guard, index, node.type == PENTAD_JSON_OBJECT);
  else
    read_plain (self, guard, &g_array_index (self->nodes, PentadJson, index));
  g_array_index (self->nodes, PentadJson, index).span = self->nodes->len - index;
}

PentadJsonTree *
pentad_json_tree_new (const char *data,
                      gsize len,
                      const char *origin,
                      const PentadGuardLimits *limits,
                      GError **error)
{
  g_autoptr (PentadJsonTree) self = g_new0 (PentadJsonTree, 1);
  PentadGuard guard;
  gboolean read;

  self->nodes = g_array_new (FALSE, FALSE, sizeof (PentadJson));
  pentad_guard_init (&guard, data, len, origin, limits);
  if (!pentad_guard_failed (&guard))
    {
      self->texts = g_malloc (len + 1);
      read_value (self, &guard, NULL);
    }
  read = pentad_guard_finish (&guard, error);
  pentad_guard_clear (&guard);
  return read ? g_steal_pointer (&self) : NULL;
}

void
pentad_json_tree_free (PentadJsonTree *self)
{
  g_array_unref (self->nodes);
  g_free (self->texts);
  g_free (self);
}

const PentadJson *
pentad_json_tree_get_root (const PentadJsonTree *self)
{
  return &g_array_index (self->nodes, PentadJson, 0);
}

char *
pentad_json_tree_dup_path (const PentadJsonTree *self, const PentadJson *node)
{
  const PentadJson *at = pentad_json_tree_get_root (self);
  GString *path = g_string_new ("$");

  while (at < node)
    {
      const PentadJson *child = pentad_json_first (at);
      guint index = 0;

      for (; child + child->span <= node; child += child->span)
        index++;
      if (child->name != NULL)
        g_string_append_printf (path, ".%s", child->name);
      else
        g_string_append_printf (path, "[%u]", index);
      at = child;
    }
  return g_string_free (path, FALSE);
}

const PentadJson *
pentad_json_first (const PentadJson *node)
{
  return node != NULL && node->span > 1 ? node + 1 : NULL;
}

const PentadJson *
pentad_json_next (const PentadJson *parent, const PentadJson *child)
{
  return child + child->span < parent + parent->span ? child + child->span : NULL;
}

const PentadJson *
pentad_json_member (const PentadJson *node, const char *name)
{
  if (node != NULL && node->type == PENTAD_JSON_OBJECT)
    PENTAD_JSON_EACH (child, node)
    {
      if (strcmp (child->name, name) == 0)
        return child;
    }
  return NULL;
}

const PentadJson *
pentad_json_element (const PentadJson *node, guint index)
{
  if (node != NULL && node->type == PENTAD_JSON_ARRAY)
    PENTAD_JSON_EACH (child, node)
    {
      if (index-- == 0)
        return child;
    }
  return NULL;
}

const char *
pentad_json_string (const PentadJson *node)
{
  return node != NULL && node->type == PENTAD_JSON_STRING ? node->string : NULL;
}

double
pentad_json_number (const PentadJson *node)
{
  return node != NULL && node->type == PENTAD_JSON_NUMBER ? node->number : NAN;
}

gboolean
pentad_json_is_true (const PentadJson *node)
{
  return node != NULL && node->type == PENTAD_JSON_BOOLEAN && node->boolean;
}

static gboolean
equal_plain (const PentadJson *a, const PentadJson *b)
{
  switch (a->type)
    {
    case PENTAD_JSON_STRING:
      return memcmp (a->string, b->string, a->count) == 0;
    case PENTAD_JSON_NUMBER:
      return a->number == b->number && g_strcmp0 (a->digits, b->digits) == 0;
    case PENTAD_JSON_BOOLEAN:
      return a->boolean == b->boolean;
    case PENTAD_JSON_NULL:
    case PENTAD_JSON_ARRAY:
    case PENTAD_JSON_OBJECT:
    case PENTAD_JSON_NONE:
      break;
    }
  return TRUE;
}

/* Two values are equal when they are node by node. */
gboolean
pentad_json_equal (const PentadJson *a, const PentadJson *b)
{
  if (a == NULL || b == NULL || a->span != b->span)
    return a == b;
  for (guint32 i = 0; i < a->span; i++)
    if (a[i].type != b[i].type || a[i].count != b[i].count ||
        (i > 0 && g_strcmp0 (a[i].name, b[i].name) != 0) || !equal_plain (&a[i], &b[i]))
      return FALSE;
  return TRUE;
}

char *
pentad_json_dup_excerpt (const PentadJson *node)
{
  g_autofree char *text = NULL;

  switch (node != NULL ? node->type : PENTAD_JSON_NONE)
    {
    case PENTAD_JSON_NULL:
      return g_strdup ("null");
    case PENTAD_JSON_BOOLEAN:
      return g_strdup (node->boolean ? "true" : "false");
    case PENTAD_JSON_NUMBER:
      return g_strdup_printf ("%.15g", node->number);
    case PENTAD_JSON_STRING:
      text = g_utf8_substring (node->string, 0,
                               MIN (g_utf8_strlen (node->string, -1), EXCERPT_CHARACTERS));
      return g_strconcat ("\"", text, strlen (text) < strlen (node->string) ? "…" : "", "\"", NULL);
    case PENTAD_JSON_ARRAY:
      return g_strdup_printf ("an array of %u", node->count);
    case PENTAD_JSON_OBJECT:
      return g_strdup_printf ("an object of %u", node->count);
    case PENTAD_JSON_NONE:
      break;
    }
  return g_strdup ("nothing");
}
