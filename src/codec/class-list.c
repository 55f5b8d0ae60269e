/* A class list: codes, labels and handling limits of components and events, read from a file.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "codec/class-list.h"

#include "codec/conditions.h"
#include "codec/fields.h"
#include "codec/reader.h"

#define MAX_CLASSES 4096

/* A class as it is read; the rest of it is already where it belongs. */
typedef struct
{
  char *kind, *major;
  PentadClassEntry *entry;
} Row;

static gboolean
read_members (PentadGuard *guard, Row *row)
{
  const char *name;
  gsize len;

  if (!pentad_guard_begin_object (guard))
    return FALSE;
  while (pentad_guard_next_member (guard, &name, &len))
    if (!(pentad_guard_name_is (name, len, "code") ? pentad_field_string (guard, &row->entry->code)
          : pentad_guard_name_is (name, len, "label")
              ? pentad_field_label (guard, &row->entry->label)
          : pentad_guard_name_is (name, len, "kind")  ? pentad_field_string (guard, &row->kind)
          : pentad_guard_name_is (name, len, "major") ? pentad_field_string (guard, &row->major)
          : pentad_guard_name_is (name, len, "conditions")
              ? pentad_read_conditions (guard, &row->entry->conditions)
              : pentad_guard_skip (guard)))
      return FALSE;
  return !pentad_guard_failed (guard);
}

static gboolean
parse_kind (const char *kind, PentadClassKind *value)
{
  static const char *const ids[] = { "component", "event", "other" };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    if (g_strcmp0 (kind, ids[i]) == 0)
      {
        *value = i;
        return TRUE;
      }
  return FALSE;
}

static gboolean
check (PentadGuard *guard, PentadClassList *list, const Row *row)
{
  PentadClassEntry *entry = row->entry;

  if (entry->code == NULL || entry->code[0] == '\0')
    return pentad_guard_fail (guard, PENTAD_CODEC_ERROR_TYPE, "a class with a code");
  if (pentad_class_list_find (list, entry->code) < (int)list->entries->len - 1)
    return pentad_guard_fail (guard, PENTAD_CODEC_ERROR_VALUE,
                              "a class whose code did not come before");
  if (pentad_label_is_empty (&entry->label))
    return pentad_guard_fail (guard, PENTAD_CODEC_ERROR_TYPE, "a class with a label");
  if (!parse_kind (row->kind, &entry->kind))
    return pentad_guard_fail (guard, PENTAD_CODEC_ERROR_VALUE,
                              "a class of the kind component, event or other");
  if (row->major == NULL)
    return TRUE;
  entry->major = pentad_class_list_find (list, row->major);
  return (entry->major >= 0 && entry->major < (int)list->entries->len - 1 &&
          pentad_class_list_get (list, (guint)entry->major)->major < 0) ||
         pentad_guard_fail (guard, PENTAD_CODEC_ERROR_VALUE,
                            "a class whose major is a major class before it");
}

static gboolean
read_class (PentadGuard *guard, PentadClassList *list)
{
  PentadClassEntry fresh = { .major = -1 };
  Row row = { 0 };

  if (list->entries->len == MAX_CLASSES)
    return pentad_guard_fail (guard, PENTAD_CODEC_ERROR_LIMIT, "at most 4096 classes");
  /* The list owns it at once, also half read. */
  g_array_append_val (list->entries, fresh);
  row.entry = &g_array_index (list->entries, PentadClassEntry, list->entries->len - 1);
  gboolean read = read_members (guard, &row) && check (guard, list, &row);

  g_free (row.kind);
  g_free (row.major);
  return read;
}

static gboolean
read_classes (PentadGuard *guard, PentadClassList *list)
{
  if (!pentad_guard_begin_array (guard))
    return FALSE;
  while (pentad_guard_next_element (guard))
    if (!read_class (guard, list))
      return FALSE;
  return !pentad_guard_failed (guard);
}

/* A text that is not empty. */
static gboolean
read_text (PentadGuard *guard, char **text)
{
  return pentad_field_string (guard, text) &&
         ((*text != NULL && (*text)[0] != '\0') ||
          pentad_guard_fail (guard, PENTAD_CODEC_ERROR_VALUE, "a text"));
}

static gboolean
read_member (
    PentadGuard *guard, PentadClassList *list, gboolean *has_classes, const char *name, gsize len)
{
  if (pentad_guard_name_is (name, len, "id"))
    return read_text (guard, &list->id);
  if (pentad_guard_name_is (name, len, "version"))
    return read_text (guard, &list->version);
  if (pentad_guard_name_is (name, len, "source"))
    return read_text (guard, &list->source);
  if (pentad_guard_name_is (name, len, "valid_from"))
    return pentad_field_day (guard, &list->valid_from);
  if (pentad_guard_name_is (name, len, "classes"))
    return *has_classes = TRUE, read_classes (guard, list);
  return pentad_guard_skip (guard);
}

static void
entry_clear (gpointer data)
{
  PentadClassEntry *entry = data;

  g_free (entry->code);
  pentad_label_clear (&entry->label);
  g_clear_pointer (&entry->conditions, g_ptr_array_unref);
}

static PentadClassList *
class_list_new (void)
{
  PentadClassList *list = g_new0 (PentadClassList, 1);

  list->valid_from = PENTAD_NO_DAY;
  list->entries = g_array_new (FALSE, FALSE, sizeof (PentadClassEntry));
  g_array_set_clear_func (list->entries, entry_clear);
  return list;
}

PentadClassList *
pentad_class_list_parse (const char *text, gsize len, const char *name, GError **error)
{
  PentadClassList *list = class_list_new ();
  const PentadGuardLimits limits = pentad_guard_small_limits ();
  gboolean has_classes = FALSE;
  const char *member;
  gsize member_len;
  PentadGuard guard;

  pentad_guard_init (&guard, text, len, name, &limits);
  pentad_guard_begin_object (&guard);
  while (pentad_guard_next_member (&guard, &member, &member_len))
    read_member (&guard, list, &has_classes, member, member_len);
  pentad_field_require (&guard, list->id, "a class list with an id");
  pentad_field_require (&guard, list->version, "a class list with a version");
  pentad_field_require (&guard, list->source, "a class list with a source");
  if (!pentad_guard_failed (&guard) && !has_classes)
    pentad_guard_fail (&guard, PENTAD_CODEC_ERROR_TYPE, "a class list with classes");
  return PENTAD_READER_FINISH (&guard, list, pentad_class_list_free, error);
}

PentadClassList *
pentad_class_list_load (const char *path, GError **error)
{
  g_autofree char *text = NULL;
  gsize len;

  if (!g_file_get_contents (path, &text, &len, error))
    return NULL;
  return pentad_class_list_parse (text, len, path, error);
}

void
pentad_class_list_free (PentadClassList *list)
{
  g_free (list->id);
  g_free (list->version);
  g_free (list->source);
  g_array_unref (list->entries);
  g_free (list);
}

guint
pentad_class_list_get_count (const PentadClassList *list)
{
  return list->entries->len;
}

const PentadClassEntry *
pentad_class_list_get (const PentadClassList *list, guint index)
{
  g_return_val_if_fail (index < list->entries->len, NULL);

  return &g_array_index (list->entries, PentadClassEntry, index);
}

int
pentad_class_list_find (const PentadClassList *list, const char *code)
{
  for (guint i = 0; i < list->entries->len; i++)
    if (g_strcmp0 (g_array_index (list->entries, PentadClassEntry, i).code, code) == 0)
      return (int)i;
  return -1;
}
