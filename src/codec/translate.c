/* Answers of another platform, by a mapping, into rows of our own documents.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "codec/translate.h"

#include "codec/json-writer.h"

#include <math.h>
#include <string.h>

/* Longest part of what a server says that is repeated, in characters. */
#define MAX_SAID 200
/* Whole numbers above it are not exact as JSON numbers, and would make one id of two. */
#define MAX_EXACT 9007199254740992.0
/* Counted from 1970, in milliseconds when it is more than this many: it is in the year 5138. */
#define MAX_SECONDS 1e11

typedef struct
{
  const PentadZone *zone;
  PentadTranslation *translation;
} Context;

/* "result.list": members by name, elements by number. NULL when there is none. */
static const PentadJson *
find (const PentadJson *node, const char *path)
{
  g_auto (GStrv) names = g_strsplit (path, ".", -1);

  for (guint i = 0; names[i] != NULL && node != NULL; i++)
    {
      guint64 index;

      if (node->type != PENTAD_JSON_ARRAY)
        node = pentad_json_member (node, names[i]);
      else if (g_ascii_string_to_unsigned (names[i], 10, 0, G_MAXUINT, &index, NULL))
        node = pentad_json_element (node, (guint)index);
      else
        node = NULL;
    }
  return node;
}

/* A text, number or boolean as text; a large whole number is one as it is written. NULL for what is
 * none, empty, or not exact. */
static char *
dup_text (const PentadJson *node)
{
  if (node == NULL)
    return NULL;
  switch (node->type)
    {
    case PENTAD_JSON_STRING:
      return node->count > 0 ? g_strdup (node->string) : NULL;
    case PENTAD_JSON_BOOLEAN:
      return g_strdup (node->boolean ? "true" : "false");
    case PENTAD_JSON_NUMBER:
      if (fabs (node->number) >= MAX_EXACT)
        return g_strdup (node->digits);
      if (node->number == floor (node->number))
        return g_strdup_printf ("%" G_GINT64_FORMAT, (gint64)node->number);
      char buffer[G_ASCII_DTOSTR_BUF_SIZE];
      return g_strdup (g_ascii_dtostr (buffer, sizeof buffer, node->number));
    case PENTAD_JSON_NONE:
    case PENTAD_JSON_NULL:
    case PENTAD_JSON_ARRAY:
    case PENTAD_JSON_OBJECT:
      break;
    }
  return NULL;
}

/* "1,234.5", "93.2%" (also full width), " 7 ". NAN for what is no number. */
static double
parse_number (const char *text, gboolean *is_percent)
{
  g_autoptr (GString) plain = g_string_new (text);
  char *end;
  double number;

  g_string_replace (plain, "％", "%", 0);
  g_string_replace (plain, ",", "", 0);
  g_strstrip (plain->str);
  plain->len = strlen (plain->str);
  *is_percent = g_str_has_suffix (plain->str, "%");
  if (*is_percent)
    g_string_truncate (plain, plain->len - 1);
  g_strchomp (plain->str);
  number = g_ascii_strtod (plain->str, &end);
  return end != plain->str && *end == '\0' && isfinite (number) ? number : NAN;
}

static gint64
parse_time (const char *text, const PentadZone *zone)
{
  g_autofree char *plain = g_strdelimit (g_strdup (text), "/", '-');
  gboolean is_percent;
  double number = parse_number (text, &is_percent);
  gint64 time;
  gint32 day;

  if (!isnan (number) && !is_percent)
    return number >= 0 && number < MAX_EXACT
               ? (gint64)(number > MAX_SECONDS ? number / 1000 : number)
               : PENTAD_NO_TIME;
  if (pentad_time_parse (plain, -1, zone, &time))
    return time;
  if (pentad_day_parse (plain, &day))
    return pentad_zone_day_begin (zone, day);
  return PENTAD_NO_TIME;
}

/* --- Values ----------------------------------------------------------------------------------- */

typedef enum
{
  VALUE_NONE,
  VALUE_TEXT,
  VALUE_NUMBER,
  VALUE_BOOLEAN,
  VALUE_TIME,
  VALUE_NODE
} ValueKind;

typedef struct
{
  ValueKind kind;
  char *text;
  double number; /* also of a boolean */
  gint64 time;
  const PentadJson *node;
} Value;

static void
value_clear (Value *value)
{
  g_clear_pointer (&value->text, g_free);
}

static void
take_number (Value *value, const char *text, double times, gboolean percent)
{
  gboolean is_percent;
  double number = parse_number (text, &is_percent);

  if (isnan (number))
    return;
  value->number = number * times / (percent || is_percent ? 100 : 1);
  value->kind = VALUE_NUMBER;
}

static void
take_day (Value *value, const char *text, const PentadZone *zone)
{
  gint64 time = parse_time (text, zone);
  char buffer[16];

  if (time == PENTAD_NO_TIME)
    return;
  value->text = g_strdup (pentad_day_format (pentad_zone_day (zone, time), buffer));
  value->kind = VALUE_TEXT;
}

static void
take_boolean (Value *value, const char *text)
{
  static const char *const yes[] = { "true", "1", "yes", "Y", "是", NULL };
  static const char *const no[] = { "false", "0", "no", "N", "否", NULL };

  if (!g_strv_contains (yes, text) && !g_strv_contains (no, text))
    return;
  value->number = g_strv_contains (yes, text);
  value->kind = VALUE_BOOLEAN;
}

/* What the text is by the conversion's "as". */
static void
take_as (Value *value, const PentadJson *conversion, char *text, const Context *context)
{
  const char *as = pentad_json_string (pentad_json_member (conversion, "as"));
  double times = pentad_json_number (pentad_json_member (conversion, "times"));

  times = isnan (times) ? 1 : times;
  if (as == NULL || g_str_equal (as, "text"))
    {
      value->text = g_strdup (text);
      value->kind = VALUE_TEXT;
    }
  else if (g_str_equal (as, "number"))
    take_number (value, text, times, FALSE);
  else if (g_str_equal (as, "percent"))
    take_number (value, text, times, TRUE);
  else if (g_str_equal (as, "boolean"))
    take_boolean (value, text);
  else if (g_str_equal (as, "day"))
    take_day (value, text, context->zone);
  else if (g_str_equal (as, "time"))
    {
      value->time = parse_time (text, context->zone);
      value->kind = value->time != PENTAD_NO_TIME ? VALUE_TIME : VALUE_NONE;
    }
}

static Value
resolve (const PentadJson *conversion, const PentadJson *row, const Context *context)
{
  const PentadJson *from = find (row, pentad_json_string (pentad_json_member (conversion, "from")));
  const PentadJson *values = pentad_json_member (conversion, "values");
  const PentadJson *otherwise = pentad_json_member (conversion, "otherwise");
  const char *as = pentad_json_string (pentad_json_member (conversion, "as"));
  g_autofree char *text = dup_text (from);
  Value value = { 0 };

  if (values != NULL && text != NULL && pentad_json_member (values, text) != NULL)
    value = (Value){ .kind = VALUE_NODE, .node = pentad_json_member (values, text) };
  else if (as != NULL && g_str_equal (as, "value") && from != NULL)
    value = (Value){ .kind = VALUE_NODE, .node = from };
  else if (values == NULL && text != NULL)
    {
      take_as (&value, conversion, text, context);
      context->translation->n_unreadable += value.kind == VALUE_NONE;
    }
  if (value.kind == VALUE_NONE && otherwise != NULL)
    value = (Value){ .kind = VALUE_NODE, .node = otherwise };
  if (value.kind == VALUE_NODE && value.node->type == PENTAD_JSON_NULL)
    value.kind = VALUE_NONE;
  return value;
}

/* --- Writing ---------------------------------------------------------------------------------- */

/* The value as it is in the tree. */
static void
write_node (PentadJsonWriter *writer, const PentadJson *node)
{
  switch (node->type)
    {
    case PENTAD_JSON_STRING:
      pentad_json_writer_string_len (writer, node->string, node->count);
      break;
    case PENTAD_JSON_NUMBER:
      pentad_json_writer_double (writer, node->number, -1);
      break;
    case PENTAD_JSON_BOOLEAN:
      pentad_json_writer_boolean (writer, node->boolean);
      break;
    case PENTAD_JSON_ARRAY:
      pentad_json_writer_begin_array (writer);
      PENTAD_JSON_EACH (child, node)
      {
        write_node (writer, child);
      }
      pentad_json_writer_end_array (writer);
      break;
    case PENTAD_JSON_OBJECT:
      pentad_json_writer_begin_object (writer);
      PENTAD_JSON_EACH (child, node)
      {
        pentad_json_writer_name (writer, child->name);
        write_node (writer, child);
      }
      pentad_json_writer_end_object (writer);
      break;
    case PENTAD_JSON_NULL:
    case PENTAD_JSON_NONE:
      pentad_json_writer_null (writer);
      break;
    }
}

static void
write_value (PentadJsonWriter *writer, const Value *value, const Context *context)
{
  switch (value->kind)
    {
    case VALUE_TEXT:
      pentad_json_writer_string (writer, value->text);
      break;
    case VALUE_NUMBER:
      pentad_json_writer_double (writer, value->number, -1);
      break;
    case VALUE_BOOLEAN:
      pentad_json_writer_boolean (writer, value->number != 0);
      break;
    case VALUE_TIME:
      pentad_json_writer_time (writer, value->time, context->zone);
      break;
    case VALUE_NODE:
      write_node (writer, value->node);
      break;
    case VALUE_NONE:
      pentad_json_writer_null (writer);
      break;
    }
}

/* TRUE when a value that the element needs is missing: its own, or one of an object in it. Elements
 * of arrays in it stand or fall by themselves. */
static gboolean
lacks (const PentadJson *template, const PentadJson *row, const Context *context)
{
  if (pentad_mapping_is_conversion (template))
    {
      Value value;
      gboolean is_missing;

      if (!pentad_json_is_true (pentad_json_member (template, "needed")))
        return FALSE;
      value = resolve (template, row, context);
      is_missing = value.kind == VALUE_NONE;
      value_clear (&value);
      return is_missing;
    }
  PENTAD_JSON_EACH (child, template)
  {
    if (child->type == PENTAD_JSON_OBJECT && lacks (child, row, context))
      return TRUE;
  }
  return FALSE;
}

static void write_template (PentadJsonWriter *writer,
                            const PentadJson *template,
                            const PentadJson *row,
                            const Context *context);

/* Members whose value is missing are left out. */
static void
write_members (PentadJsonWriter *writer,
               const PentadJson *template,
               const PentadJson *row,
               const Context *context)
{
  PENTAD_JSON_EACH (child, template)
  {
    if (!pentad_mapping_is_conversion (child))
      {
        pentad_json_writer_name (writer, child->name);
        write_template (writer, child, row, context);
        continue;
      }
    Value value = resolve (child, row, context);
    if (value.kind != VALUE_NONE)
      {
        pentad_json_writer_name (writer, child->name);
        write_value (writer, &value, context);
      }
    value_clear (&value);
  }
}

static void
write_template (PentadJsonWriter *writer,
                const PentadJson *template,
                const PentadJson *row,
                const Context *context)
{
  if (pentad_mapping_is_conversion (template))
    {
      Value value = resolve (template, row, context);

      write_value (writer, &value, context);
      value_clear (&value);
    }
  else if (template->type == PENTAD_JSON_OBJECT)
    {
      pentad_json_writer_begin_object (writer);
      write_members (writer, template, row, context);
      pentad_json_writer_end_object (writer);
    }
  else if (template->type == PENTAD_JSON_ARRAY)
    {
      pentad_json_writer_begin_array (writer);
      PENTAD_JSON_EACH (child, template)
      {
        if (!lacks (child, row, context))
          write_template (writer, child, row, context);
      }
      pentad_json_writer_end_array (writer);
    }
  else
    write_node (writer, template);
}

/* --- Answers ---------------------------------------------------------------------------------- */

static gboolean
fail (const PentadMapping *mapping,
      const char *origin,
      const char *path,
      const char *expected,
      const PentadJson *found,
      GError **error)
{
  g_autofree char *excerpt = found != NULL ? pentad_json_dup_excerpt (found) : g_strdup ("nothing");

  g_set_error (error, PENTAD_CODEC_ERROR, PENTAD_CODEC_ERROR_TYPE,
               "%s: $.%s: expected %s as %s says, found %s", origin, path, expected,
               mapping->origin, excerpt);
  return FALSE;
}

static gboolean
check_envelope (const PentadMapping *mapping,
                const PentadJson *root,
                const char *origin,
                GError **error)
{
  const PentadJson *success = mapping->success != NULL ? find (root, mapping->success) : NULL;
  const PentadJson *message = mapping->message != NULL ? find (root, mapping->message) : NULL;
  g_autofree char *said = dup_text (success);
  g_autofree char *text = dup_text (message);
  g_autofree char *part = NULL;

  if (mapping->success == NULL)
    return TRUE;
  if (success == NULL)
    return fail (mapping, origin, mapping->success, "whether all is well", NULL, error);
  PENTAD_JSON_EACH (value, mapping->values)
  {
    g_autofree char *good = dup_text (value);

    if (g_strcmp0 (good, said) == 0)
      return TRUE;
  }
  if (text == NULL)
    text = g_strdup ("");
  part = g_utf8_substring (text, 0, MIN (g_utf8_strlen (text, -1), MAX_SAID));
  g_strdelimit (part, "\r\n\t", ' ');
  g_set_error (error, PENTAD_CODEC_ERROR, PENTAD_CODEC_ERROR_VALUE,
               "%s: $.%s: the server reports the error %s: “%s”", origin, mapping->success,
               said != NULL ? said : "null", part);
  return FALSE;
}

static void
add_row (const PentadMappingList *list,
         const PentadJson *row,
         const Context *context,
         GString *text)
{
  PentadJsonWriter writer;

  context->translation->n_rows++;
  if (lacks (list->row, row, context))
    {
      context->translation->n_left_out++;
      return;
    }
  if (text->len > 0)
    g_string_append_c (text, ',');
  pentad_json_writer_init (&writer, text);
  write_template (&writer, list->row, row, context);
}

/* The members of one row without its braces. */
static void
add_members (const PentadMappingList *list,
             const PentadJson *root,
             const Context *context,
             GString *text)
{
  g_autoptr (GString) row = g_string_new (NULL);

  add_row (list, root, context, row);
  if (row->len <= 2)
    return;
  if (text->len > 0)
    g_string_append_c (text, ',');
  g_string_append_len (text, row->str + 1, row->len - 2);
}

gboolean
pentad_translate (const PentadMapping *mapping,
                  const PentadMappingList *list,
                  const PentadZone *zone,
                  const char *data,
                  gsize len,
                  const char *origin,
                  GString *text,
                  PentadTranslation *translation,
                  GError **error)
{
  g_autoptr (PentadJsonTree) tree = pentad_json_tree_new (data, len, origin, NULL, error);
  const Context context = { zone, translation };
  const PentadJson *root, *rows;
  g_autofree char *total = NULL;

  *translation = (PentadTranslation){ .total = -1 };
  if (tree == NULL)
    return FALSE;
  root = pentad_json_tree_get_root (tree);
  if (!check_envelope (mapping, root, origin, error))
    return FALSE;
  if (list->rows == NULL)
    {
      add_members (list, root, &context, text);
      return TRUE;
    }
  rows = find (root, list->rows);
  if (rows == NULL || (rows->type != PENTAD_JSON_ARRAY && rows->type != PENTAD_JSON_NULL))
    return fail (mapping, origin, list->rows, "an array of rows", rows, error);
  PENTAD_JSON_EACH (row, rows)
  {
    add_row (list, row, &context, text);
  }
  total = list->total != NULL ? dup_text (find (root, list->total)) : NULL;
  if (total != NULL)
    g_ascii_string_to_signed (total, 10, 0, G_MAXINT32, &translation->total, NULL);
  return TRUE;
}
