/* A class list: codes, labels and handling limits of components and events, read from a file.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "codec/class-list.h"

#include "codec/guard.h"

#include <gio/gio.h>
#include <json-c/json.h>

#include <string.h>

/* The file is small and hand-written; what passes these bounds is not a class list. */
#define MAX_BYTES   (4 * 1024 * 1024)
#define MAX_DEPTH   16
#define MAX_CLASSES 4096
#define MAX_LIMITS  64

typedef struct json_object Json;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Json, json_object_put)

/* Where in which file the reader is, for messages. */
typedef struct
{
  const char *file;
  int entry; /* index in "classes"; -1 outside */
  int limit; /* index in "limits"; -1 outside */
} Place;

static void G_GNUC_PRINTF (4, 5)
    fail (GError **error, const Place *place, const char *member, const char *format, ...)
{
  g_autoptr (GString) path = g_string_new ("$");
  g_autofree char *text = NULL;
  va_list args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);

  if (place->entry >= 0)
    g_string_append_printf (path, ".classes[%d]", place->entry);
  if (place->limit >= 0)
    g_string_append_printf (path, ".limits[%d]", place->limit);
  if (member != NULL)
    g_string_append_printf (path, ".%s", member);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s: %s: %s", place->file, path->str,
               text);
}

/* The text of a member; NULL and an error when it is absent, empty or no string. */
static const char *
read_text (Json *object, const char *member, const Place *place, GError **error)
{
  Json *value = NULL;

  if (!json_object_object_get_ex (object, member, &value) ||
      !json_object_is_type (value, json_type_string) || json_object_get_string_len (value) == 0 ||
      strlen (json_object_get_string (value)) != (gsize)json_object_get_string_len (value))
    {
      fail (error, place, member, "expected a text");
      return NULL;
    }
  return json_object_get_string (value);
}

static gboolean
read_label (Json *object, PentadLabel *label, const Place *place, GError **error)
{
  Json *value = NULL;

  json_object_object_get_ex (object, "label", &value);
  if (json_object_is_type (value, json_type_string))
    {
      pentad_label_set_all (label, json_object_get_string (value));
      return TRUE;
    }
  if (!json_object_is_type (value, json_type_object))
    {
      fail (error, place, "label", "expected a text or an object with one text a language");
      return FALSE;
    }
  for (int i = 0; i < PENTAD_N_LANGUAGES; i++)
    {
      Json *text = NULL;

      if (json_object_object_get_ex (value, pentad_language_id (i), &text) &&
          json_object_is_type (text, json_type_string))
        pentad_label_set (label, i, json_object_get_string (text));
    }
  if (pentad_label_is_empty (label))
    {
      fail (error, place, "label", "expected at least one of zh_CN, zh_TW and en");
      return FALSE;
    }
  return TRUE;
}

static gboolean
read_kind (Json *object, PentadClassKind *kind, const Place *place, GError **error)
{
  const char *text = read_text (object, "kind", place, error);

  if (text == NULL)
    return FALSE;
  if (strcmp (text, "component") == 0)
    *kind = PENTAD_CLASS_COMPONENT;
  else if (strcmp (text, "event") == 0)
    *kind = PENTAD_CLASS_EVENT;
  else if (strcmp (text, "other") == 0)
    *kind = PENTAD_CLASS_OTHER;
  else
    {
      fail (error, place, "kind", "expected component, event or other, got \"%s\"", text);
      return FALSE;
    }
  return TRUE;
}

static gboolean
read_unit (Json *object, PentadLimitUnit *unit, const Place *place, GError **error)
{
  static const struct
  {
    const char *id;
    PentadLimitUnit unit;
  } units[] = {
    { "eh", PENTAD_LIMIT_EMERGENCY_HOUR },
    { "ed", PENTAD_LIMIT_EMERGENCY_DAY },
    { "wh", PENTAD_LIMIT_WORKING_HOUR },
    { "wd", PENTAD_LIMIT_WORKING_DAY },
  };
  const char *text = read_text (object, "unit", place, error);

  if (text == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (strcmp (text, units[i].id) == 0)
      {
        *unit = units[i].unit;
        return TRUE;
      }
  fail (error, place, "unit", "expected eh, ed, wh or wd, got \"%s\"", text);
  return FALSE;
}

static gboolean
read_limit (Json *object, PentadClassLimit *limit, const Place *place, GError **error)
{
  Json *amount = NULL;

  if (!json_object_is_type (object, json_type_object))
    {
      fail (error, place, NULL, "expected an object with amount and unit");
      return FALSE;
    }
  json_object_object_get_ex (object, "amount", &amount);
  if (!json_object_is_type (amount, json_type_int) &&
      !json_object_is_type (amount, json_type_double))
    {
      fail (error, place, "amount", "expected a number");
      return FALSE;
    }
  limit->amount = json_object_get_double (amount);
  /* A limit of a year of hours is beyond any filing condition. */
  if (!(limit->amount > 0 && limit->amount <= 10000))
    {
      fail (error, place, "amount", "expected a number above 0 and up to 10000");
      return FALSE;
    }
  return read_unit (object, &limit->unit, place, error);
}

static gboolean
read_limits (
    Json *object, PentadClassList *list, PentadClassEntry *entry, Place *place, GError **error)
{
  Json *limits = NULL;

  entry->first_limit = list->limits->len;
  if (!json_object_object_get_ex (object, "limits", &limits))
    return TRUE;
  if (!json_object_is_type (limits, json_type_array) ||
      json_object_array_length (limits) > MAX_LIMITS)
    {
      fail (error, place, "limits", "expected an array of at most %d limits", MAX_LIMITS);
      return FALSE;
    }
  for (gsize i = 0; i < json_object_array_length (limits); i++)
    {
      PentadClassLimit limit = { 0 };

      place->limit = (int)i;
      if (!read_limit (json_object_array_get_idx (limits, i), &limit, place, error))
        return FALSE;
      g_array_append_val (list->limits, limit);
    }
  place->limit = -1;
  entry->n_limits = list->limits->len - entry->first_limit;
  return TRUE;
}

static gboolean
read_major (Json *object,
            PentadClassList *list,
            PentadClassEntry *entry,
            const Place *place,
            GError **error)
{
  const char *major;

  entry->major = -1;
  if (!json_object_object_get_ex (object, "major", NULL))
    return TRUE;
  major = read_text (object, "major", place, error);
  if (major == NULL)
    return FALSE;
  entry->major = pentad_class_list_find (list, major);
  if (entry->major < 0 || pentad_class_list_get (list, entry->major)->major >= 0)
    {
      fail (error, place, "major", "expected the code of a major class before this one, got \"%s\"",
            major);
      return FALSE;
    }
  return TRUE;
}

static gboolean
read_entry (
    Json *object, PentadClassList *list, PentadClassEntry *entry, Place *place, GError **error)
{
  const char *code;

  if (!json_object_is_type (object, json_type_object))
    {
      fail (error, place, NULL, "expected an object");
      return FALSE;
    }
  code = read_text (object, "code", place, error);
  if (code == NULL)
    return FALSE;
  if (pentad_class_list_find (list, code) >= 0)
    {
      fail (error, place, "code", "\"%s\" came before", code);
      return FALSE;
    }
  entry->code = g_strdup (code);
  return read_label (object, &entry->label, place, error) &&
         read_kind (object, &entry->kind, place, error) &&
         read_major (object, list, entry, place, error) &&
         read_limits (object, list, entry, place, error);
}

static gboolean
read_entries (Json *root, PentadClassList *list, Place *place, GError **error)
{
  Json *classes = NULL;

  json_object_object_get_ex (root, "classes", &classes);
  if (!json_object_is_type (classes, json_type_array) ||
      json_object_array_length (classes) > MAX_CLASSES)
    {
      fail (error, place, "classes", "expected an array of at most %d classes", MAX_CLASSES);
      return FALSE;
    }
  for (gsize i = 0; i < json_object_array_length (classes); i++)
    {
      PentadClassEntry entry = { .major = -1 };
      gboolean ok;

      place->entry = (int)i;
      ok = read_entry (json_object_array_get_idx (classes, i), list, &entry, place, error);
      /* Also a half-read entry: the list frees what it holds. */
      g_array_append_val (list->entries, entry);
      if (!ok)
        return FALSE;
    }
  place->entry = -1;
  return TRUE;
}

static gboolean
read_head (Json *root, PentadClassList *list, const Place *place, GError **error)
{
  const char *id, *version, *source;
  Json *valid_from = NULL;

  if (!json_object_is_type (root, json_type_object))
    {
      fail (error, place, NULL, "expected an object");
      return FALSE;
    }
  id = read_text (root, "id", place, error);
  version = id != NULL ? read_text (root, "version", place, error) : NULL;
  source = version != NULL ? read_text (root, "source", place, error) : NULL;
  if (source == NULL)
    return FALSE;
  list->id = g_strdup (id);
  list->version = g_strdup (version);
  list->source = g_strdup (source);
  if (json_object_object_get_ex (root, "valid_from", &valid_from) && valid_from != NULL &&
      (!json_object_is_type (valid_from, json_type_string) ||
       !pentad_day_parse (json_object_get_string (valid_from), &list->valid_from)))
    {
      fail (error, place, "valid_from", "expected a day as YYYY-MM-DD");
      return FALSE;
    }
  return TRUE;
}

static void
entry_clear (gpointer data)
{
  PentadClassEntry *entry = data;

  g_free (entry->code);
  pentad_label_clear (&entry->label);
}

static PentadClassList *
class_list_new (void)
{
  PentadClassList *list = g_new0 (PentadClassList, 1);

  list->valid_from = PENTAD_NO_DAY;
  list->entries = g_array_new (FALSE, FALSE, sizeof (PentadClassEntry));
  g_array_set_clear_func (list->entries, entry_clear);
  list->limits = g_array_new (FALSE, FALSE, sizeof (PentadClassLimit));
  return list;
}

static Json *
parse_json (const char *text, gsize len, const Place *place, GError **error)
{
  struct json_tokener *tokener;
  Json *root;

  if (len > MAX_BYTES)
    {
      fail (error, place, NULL, "expected at most %d bytes, got %" G_GSIZE_FORMAT, MAX_BYTES, len);
      return NULL;
    }
  /* json-c alone takes some texts that are not JSON. */
  if (!pentad_guard_validate (text, len, place->file, NULL, error))
    return NULL;
  tokener = json_tokener_new_ex (MAX_DEPTH);
  json_tokener_set_flags (tokener, JSON_TOKENER_STRICT | JSON_TOKENER_VALIDATE_UTF8);
  root = json_tokener_parse_ex (tokener, text, (int)len);
  if (root == NULL)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                 "%s: byte %" G_GSIZE_FORMAT ": not JSON: %s", place->file,
                 json_tokener_get_parse_end (tokener),
                 json_tokener_error_desc (json_tokener_get_error (tokener)));
  json_tokener_free (tokener);
  return root;
}

PentadClassList *
pentad_class_list_parse (const char *text, gsize len, const char *name, GError **error)
{
  Place place = { name, -1, -1 };
  g_autoptr (Json) root = parse_json (text, len, &place, error);
  g_autoptr (PentadClassList) list = NULL;

  if (root == NULL)
    return NULL;
  list = class_list_new ();
  if (!read_head (root, list, &place, error) || !read_entries (root, list, &place, error))
    return NULL;
  return g_steal_pointer (&list);
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
  g_array_unref (list->limits);
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

const PentadClassLimit *
pentad_class_list_get_limits (const PentadClassList *list, guint index)
{
  const PentadClassEntry *entry = pentad_class_list_get (list, index);

  if (entry->n_limits == 0)
    return NULL;
  return &g_array_index (list->limits, PentadClassLimit, entry->first_limit);
}

int
pentad_class_list_find (const PentadClassList *list, const char *code)
{
  for (guint i = 0; i < list->entries->len; i++)
    if (g_strcmp0 (g_array_index (list->entries, PentadClassEntry, i).code, code) == 0)
      return (int)i;
  return -1;
}
